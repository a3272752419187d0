'use client';

import { useQuery } from '@tanstack/react-query';
import { AnswerNoticeBanner, EmptyPanel, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { premisesQuery } from '@/lib/client/premises-query';
import { AccountFiles } from './account-files';
import { DownloadsSkeleton } from './downloads-skeleton';
import { InsightsForm } from './insights-form';
import { UsagePointer } from './usage-pointer';

/** Every file a person can take away: account, insights, usage of a meter. */
export function DownloadsView({ account }: { account: string }) {
  const zone = useViewerZone();
  const query = useQuery(premisesQuery(account));
  return (
    <QueryState
      subject="the list of meters"
      data={query.data}
      error={query.error}
      zone={zone}
      onRetry={() => query.refetch()}
      retrying={query.isFetching}
      stillWorks="The budget page still works."
      skeleton={<DownloadsSkeleton />}
    >
      {({ data, meta }) => (
        <div className="space-y-6">
          <AnswerNoticeBanner notice={meta.notice} />
          {account === 'home' ? <AccountFiles account={account} /> : null}
          {data.premises.some((premise) => premise.meters.length > 0) ? (
            <>
              <InsightsForm account={account} premises={data.premises} />
              <UsagePointer account={account} premises={data.premises} />
            </>
          ) : (
            <EmptyPanel title="No meters here yet">
              Usage and insights can be downloaded once this account has a meter.
            </EmptyPanel>
          )}
        </div>
      )}
    </QueryState>
  );
}
