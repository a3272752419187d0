'use client';

import { Skeleton } from '@/components/ui/skeleton';
import { PlotSkeleton } from './plot-skeleton';
import { UsageTotals } from './usage-totals';

/** The usage page while its meters load; every part has its final size. */
export function UsageSkeleton() {
  return (
    <div className="-mt-4 space-y-2 sm:space-y-4">
      <Skeleton className="h-10 w-64 max-w-full" />
      <Skeleton className="h-12 w-80 max-w-full" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_17rem] lg:items-start">
        <div className="min-w-0 rounded-2xl border border-line bg-surface px-4 pb-3">
          <Skeleton className="my-2 h-7 w-44" />
          <PlotSkeleton />
          <Skeleton className="mt-3 h-7 w-64 max-w-full" />
        </div>
        <UsageTotals facts={null} />
      </div>
    </div>
  );
}
