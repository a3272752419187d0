'use client';

import { useMemo } from 'react';
import { LinkProblems } from '@/components/ui/link-problems';
import { useFormats } from '@/lib/client/formats';
import { useUnits } from '@/lib/client/units';
import { granularityLabel } from '@/lib/client/usage-granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import { AverageChoice } from './average-choice';
import { MeterHeader } from './meter-header';
import { periodTitle } from './period-labels';
import { PeriodNav } from './period-nav';
import { RangeControls } from './range-controls';
import { UsageBody } from './usage-body';
import { usageDisplay } from './usage-display';
import { UsageHeadline } from './usage-headline';
import { UsageNotices } from './usage-notices';
import { BodySkeleton, HeadlineSkeleton } from './usage-skeleton';
import { usePeriodKeys } from './use-period-keys';
import { useUsageSeries } from './use-usage-series';
import { useUsageView } from './use-usage-view';

interface MeterUsageProps {
  account: string;
  premise: Premise;
  meter: Meter;
  /** Hides the header, where the page already names the meter. */
  named?: boolean;
}

/** A meter's usage page. While another period loads, the current one stays visible but faded. */
export function MeterUsage({ account, premise, meter, named }: MeterUsageProps) {
  const formats = useFormats();
  const { view, today, linkProblems, show, adjust, average, chooseAverage } = useUsageView(premise.timezone);
  const series = useUsageSeries(account, meter.id, view, average);
  const { usage, baseline, matchingBaseline, matchingAverage, loadingOther } = series;
  const units = useUnits();
  usePeriodKeys(view, today, show);

  const title = periodTitle(view, today, formats);
  const possessive = account === 'home' ? 'your' : 'the';
  // If the requested period failed, do not show the previous one in its place.
  const shown = useMemo(
    () =>
      usage.data && !(loadingOther && usage.error)
        ? usageDisplay(
            usage.data,
            { baseline: matchingBaseline, average: matchingAverage },
            { view, today, possessive, units, installedAt: meter.createdAt },
            formats,
          )
        : null,
    [
      usage.data,
      usage.error,
      loadingOther,
      matchingBaseline,
      matchingAverage,
      view,
      today,
      possessive,
      units,
      meter.createdAt,
      formats,
    ],
  );
  const faded = loadingOther ? 'opacity-50' : '';
  return (
    <>
      {named ? null : <MeterHeader account={account} premise={premise} meter={meter} />}
      <div className="mb-3 empty:hidden">
        <LinkProblems
          problems={linkProblems}
          shown={`Showing ${title}, by ${granularityLabel(view.granularity).toLowerCase()}, instead.`}
        />
      </div>
      <PeriodNav
        view={view}
        today={today}
        loading={usage.isPending || (loadingOther && !usage.error)}
        onChange={show}
      />
      <UsageNotices series={series} zone={premise.timezone} title={title} />
      <div className={`mt-3 transition-opacity ${faded}`}>
        {shown ? <UsageHeadline summary={shown.summary} /> : usage.isPending ? <HeadlineSkeleton /> : null}
      </div>
      <div className="mt-3 mb-4">
        <RangeControls view={view} today={today} onChange={show} />
        <AverageChoice checked={average} series={series} onChange={chooseAverage} />
      </div>
      <div aria-busy={loadingOther} className={`transition-opacity ${faded}`}>
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
