import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the page, in its final size. */
export function CostsSkeleton() {
  return (
    <div className="space-y-4 sm:space-y-5">
      <div className="space-y-2">
        <Skeleton className="h-[1.875rem] w-60 max-w-full" />
        <Skeleton className="h-6 w-96 max-w-full" />
      </div>
      <div className="grid gap-4 sm:gap-5 md:grid-cols-2 xl:grid-cols-3">
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
        <Skeleton className="h-72 rounded-lg" />
      </div>
    </div>
  );
}
