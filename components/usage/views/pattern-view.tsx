'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { NoticeBanner, QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { seriesQueryOptions } from '@/lib/client/series-query';
import { useUnits } from '@/lib/client/units';
import { usageSteps } from '@/lib/domain/insight/usage-steps';
import { addLocalDays } from '@/lib/domain/local-day';
import type { Series } from '@/lib/domain/series';
import { displayFacts } from '@/lib/domain/units';
import { HeatMapView } from './heat-map-view';
import { LoadView } from './load-view';
import { PeaksView } from './peaks-view';
import { TopDaysView } from './top-days-view';
import { type MeterPeriod, type PatternName, patternDays, patternGranularity } from './view-choice';
import type { ViewFacts } from './view-facts';

interface PatternViewProps extends MeterPeriod {
  view: PatternName;
}

/** A pattern of a meter's usage, from its own series: hours, or quarter hours. */
export function PatternView({ view, account, meterId, meterType, zone, ...period }: PatternViewProps) {
  const days = patternDays(period);
  const granularity = patternGranularity(view, days);
  const query = useQuery(seriesQueryOptions(account, { meterId, kind: 'usage', ...days, granularity }));
  return (
    <QueryState query={query} subject="these readings" zone={zone} skeleton={<Skeleton className="h-80" />}>
      {({ data, meta }) => (
        <div className="space-y-3">
          <NoticeBanner notice={meta.notice} />
          <Pattern view={view} series={data} days={days} zone={zone} />
        </div>
      )}
    </QueryState>
  );
}

interface PatternProps {
  view: PatternName;
  series: Series;
  days: { start: string; end: string };
  zone: string;
}

function Pattern({ view, series, days, zone }: PatternProps) {
  const formats = useFormats();
  const units = useUnits();
  const steps = useMemo(() => usageSteps(series), [series]);
  const display = displayFacts(series.meterType, units);
  const period = formats.dayRange(days.start, addLocalDays(days.end, -1), true);
  const facts: ViewFacts = {
    steps,
    zone,
    period,
    display,
    color: `var(--${display.color})`,
    fileName: `${display.label}.${days.start}_${addLocalDays(days.end, -1)}`.replaceAll(' ', '_'),
    formats,
  };
  if (steps.every(({ value }) => value === null)) return <p className="text-quiet">{`No readings, ${period}.`}</p>;
  switch (view) {
    case 'heat':
      return <HeatMapView {...facts} />;
    case 'load':
      return <LoadView {...facts} />;
    case 'peaks':
      return <PeaksView {...facts} />;
    case 'days':
      return <TopDaysView {...facts} />;
  }
}
