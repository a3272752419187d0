import { Skeleton } from '@/components/ui/skeleton';

/** The downloads page while its meters load. */
export function DownloadsSkeleton() {
  return (
    <div className="space-y-6">
      {['h-[8.5rem]', 'h-64', 'h-48'].map((height) => (
        <div key={height}>
          <Skeleton className="mb-2 h-6 w-32" />
          <Skeleton className={`${height} rounded-lg`} />
        </div>
      ))}
    </div>
  );
}
