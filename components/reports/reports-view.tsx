'use client';

import { useQuery } from '@tanstack/react-query';
import { Banner } from '@/components/ui/banner';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { exportsQueryOptions } from '@/lib/client/exports-query';
import { premisesQueryOptions } from '@/lib/client/premises-query';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import type { ReportFormSpec as Form } from '@/lib/contract/report-forms';
import { ExportList } from './export-list';
import { MeterCsvLinks } from './meter-csv-links';
import { ReportBuilder } from './report-builder';
import { ReportsSkeleton } from './reports-skeleton';
import { ScheduleList } from './schedule-list';

/** Reports to download: cheap ones at once, others in the background. */
export function ReportsView({ account, forms }: { account: string; forms: readonly Form[] }) {
  const query = useQuery(premisesQueryOptions(account));
  const made = useQuery(exportsQueryOptions(account));
  const mayStartWork = useMayStartWork(account);
  return (
    <div className="space-y-6">
      <QueryState
        query={query}
        subject="the list of meters"
        stillWorks="You can still download finished reports below."
        skeleton={<ReportsSkeleton />}
      >
        {({ data, meta }) => (
          <div className="space-y-6">
            <NoticeBanner notice={meta.notice} />
            {account === 'home' && data.premises.every(({ meters }) => meters.length === 0) ? (
              <EmptyPanel title="No meters here yet">You can create reports once this account has a meter.</EmptyPanel>
            ) : mayStartWork ? (
              <ReportBuilder account={account} forms={forms} premises={data.premises} />
            ) : (
              <Banner>Only operators of this enterprise can create reports. You can view everything.</Banner>
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
        <MeterCsvLinks account={account} premises={query.data.data.premises} />
      ) : null}
    </div>
  );
}
