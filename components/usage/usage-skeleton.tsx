import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';

/** The usage page while its premise loads; every part has its final size. */
export function UsageSkeleton() {
  return (
    <div>
      <Skeleton className="mt-1 h-[1.125rem] w-40" />
      <Skeleton className="mt-4 h-6 w-36" />
      <Skeleton className="mt-2 mb-5 h-[1.125rem] w-64 max-w-full" />
      <Skeleton className="h-11 w-full" />
      <div className="mt-3">
        <HeadlineSkeleton />
      </div>
      <div className="mt-3 mb-4 flex flex-wrap gap-x-6 gap-y-3">
        <Skeleton className="h-[4.2rem] w-80 max-w-full" />
        <Skeleton className="h-[4.2rem] w-80 max-w-full" />
      </div>
      <BodySkeleton />
    </div>
  );
}

export function HeadlineSkeleton() {
  return (
    <div className="min-h-[3.75rem] sm:min-h-[1.875rem]">
      <Skeleton className="h-[1.875rem] w-full max-w-xl" />
    </div>
  );
}

export function BodySkeleton() {
  return (
    <div className="space-y-4">
      <Card className="px-3 pt-3 pb-2 sm:px-4">
        <Skeleton className="h-11 w-64 max-w-full sm:h-6" />
        <Skeleton className="mt-3 h-[17.5rem] w-full sm:h-[21.5rem]" />
      </Card>
      <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
        {['used', 'typical', 'difference', 'register'].map((key) => (
          <div key={key} className="bg-surface px-3 py-2">
            <Skeleton className="h-[1.125rem] w-20" />
            <Skeleton className="mt-1 h-6 w-28" />
            <Skeleton className="mt-1 h-[2.25rem] w-32" />
          </div>
        ))}
      </div>
    </div>
  );
}
