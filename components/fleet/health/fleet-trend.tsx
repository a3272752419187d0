'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { StackedChart } from '@/components/charts/stacked-chart';
import { QueryState } from '@/components/ui/query-state';
import { Card, Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { fleetTrendQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import type { FleetTrendData } from '@/lib/contract/fleet';

/** Devices in trouble on each day, for as long as that is stored. */
export function FleetTrend({ account }: { account: string }) {
  const query = useQuery(fleetTrendQueryOptions(account));
  return (
    <Section
      title="Devices in trouble by day"
      lead="At some time of the day. Each device counts once, as what was worst."
    >
      <QueryState query={query} subject="the days" skeleton={<Skeleton className="h-64 w-full" />}>
        {({ data }) => <TrendChart data={data} />}
      </QueryState>
    </Section>
  );
}

function TrendChart({ data }: { data: FleetTrendData }) {
  const formats = useFormats();
  const { days } = data;
  const labels = useMemo(
    () => days.map((day) => ({ short: formats.monthDay(day), full: formats.namedDay(day) })),
    [days, formats],
  );
  const series = useMemo(
    () => [
      { key: 'gateways', label: 'Gateways down', color: 'var(--bad)', counts: data.gatewaysDown },
      { key: 'meters', label: 'Meters offline', color: 'var(--sub-meter)', counts: data.metersOffline },
      { key: 'degraded', label: 'Degraded', color: 'var(--watch)', counts: data.degraded },
    ],
    [data],
  );
  const ticksFor = useCallback(
    (width: number) => {
      const step = [1, 2, 7, 14, 30].find((each) => (width / days.length) * each >= 56) ?? 30;
      return days.flatMap((day, index) =>
        (days.length - 1 - index) % step === 0 ? [{ position: index + 0.5, text: formats.monthDay(day) }] : [],
      );
    },
    [days, formats],
  );
  return (
    <Card className="px-3 pt-3 pb-2 sm:px-4">
      <StackedChart
        labels={labels}
        ticksFor={ticksFor}
        boundaries={[]}
        series={series}
        unit="Devices"
        cursorLabel="Day in the chart"
        initialIndex={days.length - 1}
        summary={`Devices in trouble on each of ${formats.counted(days.length, 'day')}.`}
      />
    </Card>
  );
}
