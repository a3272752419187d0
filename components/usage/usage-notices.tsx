'use client';

import { FailureBanner, NoticeBanner } from '@/components/ui/query-state';
import type { useUsageSeries } from './use-usage-series';

interface UsageNoticesProps {
  series: ReturnType<typeof useUsageSeries>;
  zone: string;
  /** The requested period. */
  title: string;
}

/** Notices and failures of the usage and its baseline. */
export function UsageNotices({ series: { usage, baseline, loadingOther }, zone, title }: UsageNoticesProps) {
  return (
    <div className="mt-3 space-y-3 empty:hidden">
      <NoticeBanner notice={usage.data?.meta.notice ?? null} />
      {usage.error ? (
        <FailureBanner
          title={usage.data && !loadingOther ? 'Couldn’t update usage' : `Couldn’t load usage for ${title}`}
          error={usage.error}
          zone={zone}
          onRetry={() => usage.refetch()}
          retrying={usage.isFetching}
          stillWorks="You can still see periods you already opened."
        />
      ) : null}
      {baseline.error && !usage.error ? (
        <FailureBanner
          title="Couldn’t load your typical usage"
          error={baseline.error}
          zone={zone}
          onRetry={() => baseline.refetch()}
          retrying={baseline.isFetching}
          stillWorks="The bars are complete."
        />
      ) : null}
    </div>
  );
}
