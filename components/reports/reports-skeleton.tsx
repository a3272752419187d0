import { Skeleton } from '@/components/ui/skeleton';

/** Placeholder of the reports page. */
export function ReportsSkeleton() {
  return (
    <div className="space-y-6">
      {['h-44', 'h-72', 'h-32'].map((height) => (
        <div key={height}>
          <Skeleton className="mb-2 h-6 w-32" />
          <Skeleton className={`${height} rounded-2xl`} />
        </div>
      ))}
    </div>
  );
}
