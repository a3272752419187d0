import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the page, in about its final size. */
export function SiteSkeleton() {
  return (
    <div className="max-w-3xl space-y-6">
      <Skeleton className="h-[1lh] w-40 max-w-full text-answer" />
      <Skeleton className="h-64 rounded-2xl" />
      <Skeleton className="h-40 rounded-2xl" />
      <Skeleton className="h-40 rounded-2xl" />
    </div>
  );
}
