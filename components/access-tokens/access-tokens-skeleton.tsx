import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the page, in its final size. */
export function AccessTokensSkeleton() {
  return (
    <div className="space-y-6">
      <div>
        <Skeleton className="h-[1lh] text-answer w-64 max-w-full" />
        <Skeleton className="mt-2 h-12 w-full max-w-prose" />
      </div>
      <Skeleton className="h-72 rounded-2xl sm:h-56" />
      <Skeleton className="h-32 rounded-2xl" />
    </div>
  );
}
