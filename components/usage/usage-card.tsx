'use client';

import type { ReactNode } from 'react';
import { UsageChart } from '@/components/charts/usage-chart';
import { Age } from '@/components/ui/age';
import { FailureBanner, NoticeBanner } from '@/components/ui/query-state';
import type { UsageViewParams } from '@/lib/client/usage-view';
import type { useUsageSeries } from '@/lib/client/use-usage-series';
import type { CompareMode } from '@/lib/domain/compare/compare-mode';
import { PlotSkeleton } from './plot-skeleton';
import { UsageAnswerLine } from './usage-answer-line';
import type { UsageDisplay } from './usage-display';
import { ViewChoices } from './view-choices';
import { UsageViews } from './views/usage-views';

interface UsageCardProps {
  account: string;
  series: ReturnType<typeof useUsageSeries>;
  /** What is drawn; null while nothing has been loaded. */
  shown: UsageDisplay | null;
  /** What is drawn belongs to the view before. */
  faded: boolean;
  view: UsageViewParams;
  /** The requested period. */
  title: string;
  zone: string;
  onChange: (view: UsageViewParams) => void;
  /** A choice of meters. */
  aside?: ReactNode;
}

/** The answer and its picture. Loading and failures keep the frame. */
export function UsageCard({ account, series, shown, faded, view, title, zone, onChange, aside }: UsageCardProps) {
  const failed = series.usage?.error && (faded || !shown);
  return (
    <>
      <div aria-busy={!shown || faded} className={`transition-opacity ${faded && !failed ? 'opacity-50' : ''}`}>
        {failed ? (
          <Failure series={series} title={title} zone={zone} />
        ) : shown ? (
          <Drawn account={account} shown={shown} />
        ) : (
          <PlotSkeleton />
        )}
      </div>
      {failed ? null : <SmallFailures series={series} zone={zone} compare={view.compare} />}
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-4">
        <ViewChoices view={view} onChange={onChange}>
          {aside}
        </ViewChoices>
        {shown ? (
          <p className="text-sm text-quiet">
            <Age at={shown.meta.asOf} zone={zone} prefix="Updated" />
            {shown.meta.source === 'stale' ? ', may be out of date' : null}
          </p>
        ) : null}
      </div>
    </>
  );
}

function Drawn({ account, shown }: { account: string; shown: UsageDisplay }) {
  const { usage, compared, display, answer, description, view } = shown;
  return (
    <>
      <UsageAnswerLine answer={answer} />
      <UsageViews
        account={account}
        meterId={usage.meterId}
        meterType={usage.meterType}
        start={view.start}
        end={view.end}
        zone={usage.timezone}
      >
        <UsageChart
          usage={usage}
          baseline={compared}
          usageLabels={display.labels}
          unit={display.facts.unit}
          rateUnit={display.facts.rateUnit}
          color={display.color}
          reverseColor={display.reverseColor}
          expects={view.compare === 'typical'}
          summary={description}
        />
      </UsageViews>
    </>
  );
}

function Failure({ series: { usage }, title, zone }: Pick<UsageCardProps, 'series' | 'title' | 'zone'>) {
  if (!usage?.error) return null;
  return (
    <div className="flex min-h-[22rem] items-center sm:min-h-[26rem]">
      <div className="w-full">
        <FailureBanner
          title={`Couldn’t load usage for ${title}`}
          error={usage.error}
          zone={zone}
          onRetry={() => usage.refetch()}
          retrying={usage.isFetching}
          stillWorks="You can still see periods you already opened."
        />
      </div>
    </div>
  );
}

const OTHER_DAYS_FAILED = 'Couldn’t load the days to compare with';
const OTHER_FAILED: Record<CompareMode, string> = {
  typical: 'Couldn’t load typical usage',
  homes: 'Couldn’t load comparable homes',
  previous: OTHER_DAYS_FAILED,
  year: OTHER_DAYS_FAILED,
  'year-weekday': OTHER_DAYS_FAILED,
};

/** What failed or is old while the chart is there. */
function SmallFailures({
  series: { usage, other },
  zone,
  compare,
}: Pick<UsageCardProps, 'series' | 'zone'> & { compare: CompareMode }) {
  return (
    <div className="mt-3 space-y-3 empty:hidden">
      <NoticeBanner notice={usage?.data?.meta.notice ?? null} />
      {usage?.data && usage.error ? (
        <FailureBanner
          title="Couldn’t update usage"
          error={usage.error}
          zone={zone}
          onRetry={() => usage.refetch()}
          retrying={usage.isFetching}
        />
      ) : null}
      {other?.error && other.error.code !== 'not_found' && !usage?.error ? (
        <FailureBanner
          title={OTHER_FAILED[compare]}
          error={other.error}
          zone={zone}
          onRetry={() => other.refetch()}
          retrying={other.isFetching}
          stillWorks="The bars are complete."
        />
      ) : null}
    </div>
  );
}
