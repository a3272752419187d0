'use client';

import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';

/** A home's page while it loads: its frame, with what is not known yet left open. */
export function HomeSkeleton() {
  return (
    <div className="space-y-4">
      <Skeleton className="h-9 w-full max-w-xl" />
      <Skeleton className="h-6 w-full max-w-md" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_18.75rem]">
        <Card className="p-4 sm:p-5">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="mt-2 h-8 w-40" />
          <Skeleton className="mt-4 h-72 w-full" />
        </Card>
        <div className="grid grid-cols-2 content-start gap-4 lg:grid-cols-1">
          {['now', 'always', 'month'].map((key) => (
            <Card key={key} className={`p-4 ${key === 'month' ? 'col-span-2 lg:col-span-1' : ''}`}>
              <Skeleton className="h-5 w-20" />
              <Skeleton className="mt-2 h-14 w-full" />
            </Card>
          ))}
        </div>
      </div>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {['first', 'second', 'third'].map((key) => (
          <Card key={key} className="p-4 sm:p-5">
            <Skeleton className="h-6 w-28" />
            <Skeleton className="mt-3 h-28 w-full" />
          </Card>
        ))}
      </div>
    </div>
  );
}
