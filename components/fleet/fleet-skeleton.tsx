import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of a fleet page: heading, line and block. */
export function FleetSkeleton() {
  return (
    <div>
      <Skeleton className="h-[1lh] text-answer w-96 max-w-full" />
      <Skeleton className="mt-1.5 mb-5 h-5 w-64 max-w-full" />
      <Skeleton className="mb-4 h-11 w-full max-w-md" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
