import { Skeleton } from '@/components/ui/skeleton';

/** The answer and the plot while they load, in their final size. */
export function PlotSkeleton() {
  return (
    <>
      <Skeleton className="my-1 h-7 w-48" />
      <Skeleton className="mt-2 h-6 w-56 max-w-full" />
      <Skeleton className="mt-2 h-64 w-full sm:h-80" />
      <Skeleton className="mt-2 h-[1.125rem] w-40" />
    </>
  );
}
