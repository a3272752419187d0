'use client';

import { useMemo } from 'react';
import { useUnits } from '@/lib/client/units';
import type { Meter, Premise } from '@/lib/domain/premise';
import { MeterHeader } from './meter-header';
import { periodTitle } from './period-labels';
import { PeriodNav } from './period-nav';
import { RangeControls } from './range-controls';
import { shownUsage } from './shown-usage';
import { UsageBody } from './usage-body';
import { UsageHeadline } from './usage-headline';
import { UsageNotices } from './usage-notices';
import { BodySkeleton, HeadlineSkeleton } from './usage-skeleton';
import { usePeriodKeys } from './use-period-keys';
import { useUsageSeries } from './use-usage-series';
import { useUsageView } from './use-usage-view';

interface UsageViewProps {
  account: string;
  premise: Premise;
  meter: Meter;
  /** Something above names the meter already. */
  named?: boolean;
}

/** A meter's page: period, answer, choices, evidence. What is drawn stays, paler, while another period loads. */
export function MeterUsage({ account, premise, meter, named }: UsageViewProps) {
  const { view, today, show, adjust } = useUsageView(premise.timezone);
  const series = useUsageSeries(account, meter.id, view, today);
  const { usage, baseline, fittingBaseline, loadingOther } = series;
  const units = useUnits();
  usePeriodKeys(view, today, show);

  const title = periodTitle(view, today);
  const whose = account === 'home' ? 'your' : 'the';
  // When the period asked for failed, the one before must not pass for it.
  const shown = useMemo(
    () =>
      usage.data && !(loadingOther && usage.error)
        ? shownUsage(usage.data, fittingBaseline, { view, today, whose, units })
        : null,
    [usage.data, usage.error, loadingOther, fittingBaseline, view, today, whose, units],
  );
  const pale = loadingOther ? 'opacity-50' : '';
  return (
    <>
      {named ? null : <MeterHeader account={account} premise={premise} meter={meter} />}
      <PeriodNav
        view={view}
        today={today}
        loading={usage.isPending || (loadingOther && !usage.error)}
        onChange={show}
      />
      <UsageNotices series={series} zone={premise.timezone} title={title} />
      <div className={`mt-3 transition-opacity ${pale}`}>
        {shown ? <UsageHeadline answer={shown.answer} /> : usage.isPending ? <HeadlineSkeleton /> : null}
      </div>
      <div className="mt-3 mb-4">
        <RangeControls view={view} today={today} onChange={show} />
      </div>
      <div aria-busy={loadingOther} className={`transition-opacity ${pale}`}>
        {shown ? (
          <UsageBody
            account={account}
            meter={meter}
            shown={shown}
            baselineLoading={baseline.isPending || baseline.isPlaceholderData}
            onTable={(table) => adjust({ ...view, table })}
          />
        ) : usage.isPending ? (
          <BodySkeleton />
        ) : null}
      </div>
    </>
  );
}
