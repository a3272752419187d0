'use client';

import { useQuery } from '@tanstack/react-query';
import { Notice } from '@/components/ui/notice';
import { AnswerNoticeBanner, EmptyPanel, QueryState } from '@/components/ui/query-state';
import { useViewerZone } from '@/components/ui/viewer-zone';
import { exportsQuery } from '@/lib/client/exports-query';
import { premisesQuery } from '@/lib/client/premises-query';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import type { ReportForm as Form } from '@/lib/contract/report-forms';
import { ExportList } from './export-list';
import { ReportForm } from './report-form';
import { ReportsSkeleton } from './reports-skeleton';
import { ScheduleList } from './schedule-list';
import { UsagePointer } from './usage-pointer';

/** Every file a person can take away: at once where it is cheap, made in the background where it is not. */
export function ReportsView({ account, forms }: { account: string; forms: readonly Form[] }) {
  const zone = useViewerZone();
  const query = useQuery(premisesQuery(account));
  const made = useQuery(exportsQuery(account));
  const mayStartWork = useMayStartWork(account);
  return (
    <div className="space-y-6">
      <QueryState
        subject="the list of meters"
        data={query.data}
        error={query.error}
        zone={zone}
        onRetry={() => query.refetch()}
        retrying={query.isFetching}
        stillWorks="What was made before can still be downloaded below."
        skeleton={<ReportsSkeleton />}
      >
        {({ data, meta }) => (
          <div className="space-y-6">
            <AnswerNoticeBanner notice={meta.notice} />
            {account === 'home' && data.premises.every(({ meters }) => meters.length === 0) ? (
              <EmptyPanel title="No meters here yet">Reports can be made once this account has a meter.</EmptyPanel>
            ) : mayStartWork ? (
              <ReportForm account={account} forms={forms} premises={data.premises} />
            ) : (
              <Notice>Reports are for the operators of this enterprise. You may look at everything.</Notice>
            )}
          </div>
        )}
      </QueryState>
      {made.data ? (
        <>
          <ExportList
            account={account}
            exports={made.data.data.exports}
            keptDays={made.data.data.keptDays}
            mayStartWork={mayStartWork}
          />
          <ScheduleList account={account} schedules={made.data.data.schedules} mayStartWork={mayStartWork} />
        </>
      ) : null}
      {query.data?.data.premises.some(({ meters }) => meters.length > 0) ? (
        <UsagePointer account={account} premises={query.data.data.premises} />
      ) : null}
    </div>
  );
}
