'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner';
import { EmptyPanel, NoticeBanner, QueryState } from '@/components/ui/query-state';
import { exportsQueryOptions, FIRST_EXPORTS } from '@/lib/client/exports-query';
import { MAX_CHOICES, matchesQueryOptions } from '@/lib/client/matches-query';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import type { Match } from '@/lib/contract/matches';
import { EXPORTS_PAGE } from '@/lib/contract/page-sizes';
import type { ReportFormSpec as Form } from '@/lib/contract/report-forms';
import { ExportList } from './export-list';
import { MeterCsvLinks } from './meter-csv-links';
import { ReportBuilder } from './report-builder';
import { ReportTiles } from './report-tiles';
import { ReportsSkeleton } from './reports-skeleton';
import { ScheduleList } from './schedule-list';

interface ReportsViewProps {
  account: string;
  forms: readonly Form[];
  /** From a link: a report and its parameters. */
  link: Readonly<Record<string, string>>;
  /** The first day of the account's meters; null: not known. */
  since: string | null;
}

const CUSTOM_ID = 'custom-export';

/** The zone of an account's first meter. */
const zoneOf = (matches: readonly Match[]) => matches[0]?.premise.timezone ?? 'UTC';

/** Reports to download: cheap ones at once, others in the background. */
export function ReportsView({ account, forms, link, since }: ReportsViewProps) {
  const query = useQuery(matchesQueryOptions(account, 'meters', MAX_CHOICES));
  const [page, setPage] = useState(FIRST_EXPORTS);
  const made = useQuery(exportsQueryOptions(account, page));
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
            {account === 'home' && data.total === 0 ? (
              <EmptyPanel title="No meters here yet">You can create reports once this account has a meter.</EmptyPanel>
            ) : mayStartWork ? (
              <>
                {account === 'home' ? (
                  <ReportTiles
                    account={account}
                    meters={data.matches}
                    zone={zoneOf(data.matches)}
                    since={since}
                    customId={CUSTOM_ID}
                  />
                ) : null}
                <div id={CUSTOM_ID}>
                  <ReportBuilder account={account} forms={forms} zone={zoneOf(data.matches)} link={link} />
                </div>
              </>
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
            total={made.data.data.total}
            onMore={() => setPage({ limit: Math.min(page.limit + FIRST_EXPORTS.limit, EXPORTS_PAGE.max) })}
            keptDays={made.data.data.keptDays}
            mayStartWork={mayStartWork}
          />
          <ScheduleList account={account} schedules={made.data.data.schedules} mayStartWork={mayStartWork} />
        </>
      ) : null}
      {query.data && query.data.data.total > 0 ? (
        <MeterCsvLinks account={account} meters={query.data.data.matches} count={query.data.data.total} />
      ) : null}
    </div>
  );
}
