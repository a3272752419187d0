'use client';

import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';

/** The list of premises while it loads. */
export function PremisesSkeleton() {
  return (
    <div>
      <Skeleton className="mb-1.5 h-[1.875rem] w-72 max-w-full" />
      <Skeleton className="mb-5 h-[1.125rem] w-40" />
      <div className="grid gap-3 lg:grid-cols-2">
        {['first', 'second'].map((key) => (
          <Card key={key} className="p-4">
            <Skeleton className="h-6 w-40" />
            <Skeleton className="mt-1 h-[1.375rem] w-60 max-w-full" />
            <Skeleton className="mt-1 h-[1.125rem] w-28" />
            <Skeleton className="mt-3 h-[9.6rem] w-full" />
          </Card>
        ))}
      </div>
    </div>
  );
}
