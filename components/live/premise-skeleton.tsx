import { Card } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';

/** A premise's page while it loads. */
export function PremiseSkeleton() {
  return (
    <div>
      <Skeleton className="mt-1 mb-3 h-4 w-14" />
      <Skeleton className="h-6 w-44" />
      <Skeleton className="mt-1 h-[1.375rem] w-64 max-w-full" />
      <Skeleton className="mt-3 mb-6 h-[1.875rem] w-full max-w-lg" />
      <Skeleton className="mb-2 h-[1.375rem] w-20" />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {['first', 'second', 'third'].map((key) => (
          <Card key={key} className="p-4">
            <Skeleton className="h-[1.375rem] w-32" />
            <Skeleton className="mt-2 h-12 w-28" />
            <Skeleton className="mt-3 h-[3.25rem] w-full" />
            <Skeleton className="mt-3 h-6 w-16" />
          </Card>
        ))}
      </div>
    </div>
  );
}
