'use client';

import { AnswerNoticeBanner, FailureNotice } from '@/components/ui/query-state';
import type { Meter, Premise } from '@/lib/domain/premise';
import { MeterHeader } from './meter-header';
import { meterLook } from './meter-look';
import { PeriodNav } from './period-nav';
import { periodTitle } from './period-words';
import { RangeControls } from './range-controls';
import { UsageBody } from './usage-body';
import { UsageBodySkeleton } from './usage-skeleton';
import { usePeriodKeys } from './use-period-keys';
import { useUsageSeries } from './use-usage-series';
import { useUsageView } from './use-usage-view';

interface UsageViewProps {
  account: string;
  premise: Premise;
  meter: Meter;
}

/** Header, period and range, and below them whatever is known of the series. */
export function UsageView({ account, premise, meter }: UsageViewProps) {
  const zone = premise.timezone;
  const { view, today, show, adjust } = useUsageView(zone);
  const { usage, baseline, fittingBaseline, loadingOther } = useUsageSeries(account, meter.id, view, today);
  usePeriodKeys(view, today, show);

  const title = periodTitle(view);
  return (
    <>
      <MeterHeader account={account} premise={premise} meter={meter} />
      <PeriodNav view={view} today={today} onChange={show} />
      <div className="mt-3 mb-4">
        <RangeControls view={view} today={today} onChange={show} />
      </div>
      <div className="space-y-3">
        <AnswerNoticeBanner notice={usage.data?.meta.notice ?? null} />
        {usage.error ? (
          <FailureNotice
            title={usage.data && !loadingOther ? 'Usage could not be renewed' : `Usage of ${title} could not be loaded`}
            error={usage.error}
            zone={zone}
            onRetry={() => usage.refetch()}
            retrying={usage.isFetching}
            stillWorks="Other periods that are already here still work."
          />
        ) : null}
        {baseline.error && !usage.error ? (
          <FailureNotice
            title="The usual could not be loaded"
            error={baseline.error}
            zone={zone}
            onRetry={() => baseline.refetch()}
            retrying={baseline.isFetching}
            stillWorks="Usage is complete without it."
          />
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {usage.isPending || loadingOther ? `Loading ${title}` : ''}
      </p>
      {usage.data && !(loadingOther && usage.error) ? (
        <UsageBody
          account={account}
          meter={meter}
          view={view}
          today={today}
          answer={usage.data}
          baseline={fittingBaseline}
          baselineLoading={baseline.isPending || baseline.isPlaceholderData}
          look={meterLook(meter.type, usage.data.data.granularity)}
          dim={loadingOther}
          onTable={(table) => adjust({ ...view, table })}
        />
      ) : usage.isPending ? (
        <UsageBodySkeleton />
      ) : null}
    </>
  );
}
