import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the page, in its final size. */
export function AlertsSkeleton() {
  return (
    <div className="space-y-6">
      <Skeleton className="h-[1lh] text-answer w-80 max-w-full" />
      <Skeleton className="h-80 rounded-2xl" />
    </div>
  );
}
