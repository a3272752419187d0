import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the page, in its final size. */
export function HistorySkeleton() {
  return (
    <div className="space-y-6">
      <div>
        <Skeleton className="h-[1lh] text-answer w-80 max-w-full" />
        <Skeleton className="mt-2 h-16 w-full max-w-prose" />
      </div>
      <Skeleton className="h-80 rounded-2xl" />
    </div>
  );
}
