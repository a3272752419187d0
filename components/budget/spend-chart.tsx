'use client';

import { useMemo } from 'react';
import { bucketLabels } from '@/components/charts/bucket-labels';
import { HourlyChart } from '@/components/charts/hourly-chart';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { Disclosure } from '@/components/ui/disclosure';
import { Card } from '@/components/ui/section';
import { useFormats } from '@/lib/client/formats';
import type { SpendLine } from '@/lib/domain/budget';
import { SPEND_GROUPS, type SpendGroup, spendByHour, spendGroupName } from '@/lib/domain/spend-groups';

const COLORS: Record<SpendGroup, string> = {
  pages: 'var(--accent)',
  live: 'var(--spend-live)',
  report: 'var(--spend-report)',
  backfill: 'var(--spend-backfill)',
  others: 'var(--gap)',
};

interface HourRow {
  start: string;
  label: string;
  counts: Record<SpendGroup, number>;
}

/** Requests of the last 24 hours by hour and purpose, as a chart and a table. */
export function SpendChart({ spend, zone, now }: { spend: readonly SpendLine[]; zone: string; now: number }) {
  const formats = useFormats();
  // Recomputed only when a new hour starts.
  const hour = Math.floor(now / 3_600_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` matters only by its hour
  const { hours, counts } = useMemo(() => spendByHour(spend, now), [spend, hour]);
  const total = spend.reduce((sum, { requests }) => sum + requests, 0);
  if (total === 0) return null;
  const groups = SPEND_GROUPS.filter((group) => counts[group].some((count) => count > 0));
  const series = groups.map((group) => ({
    key: group,
    label: spendGroupName(group),
    color: COLORS[group],
    counts: counts[group],
  }));
  const parts = groups.map((group) => `${spendGroupName(group)} ${sum(counts[group])}`).join(', ');
  return (
    <Card className="p-4">
      <HourlyChart
        hours={hours}
        zone={zone}
        series={series}
        unit="Requests"
        summary={`${formats.counted(total, 'request')} in the last 24 hours: ${parts}.`}
      />
      <Disclosure summary="Show as table">
        <HourTable hours={hours} groups={groups} counts={counts} zone={zone} />
      </Disclosure>
    </Card>
  );
}

/** The chart's rows as a table, in the same order. */
function HourTable(props: {
  hours: ReturnType<typeof spendByHour>['hours'];
  groups: readonly SpendGroup[];
  counts: Record<SpendGroup, number[]>;
  zone: string;
}) {
  const formats = useFormats();
  const { hours, groups, counts, zone } = props;
  const labels = bucketLabels(hours, 'hour', zone, formats);
  const rows = hours.map(({ start }, index): HourRow => {
    const [pages = 0, live = 0, report = 0, backfill = 0, others = 0] = SPEND_GROUPS.map(
      (group) => counts[group][index] ?? 0,
    );
    return { start, label: labels[index]?.short ?? start, counts: { pages, live, report, backfill, others } };
  });
  const columns: TableColumn<HourRow>[] = [
    { key: 'hour', header: 'Hour', cell: (row) => <span className="whitespace-nowrap">{row.label}</span> },
    ...groups.map(
      (group): TableColumn<HourRow> => ({
        key: group,
        header: spendGroupName(group),
        align: 'right',
        cell: (row) => row.counts[group],
      }),
    ),
    { key: 'all', header: 'All', align: 'right', cell: (row) => sum(Object.values(row.counts)) },
  ];
  return <DataTable caption="Requests by hour" columns={columns} rows={rows} rowKey={(row) => row.start} limitHeight />;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
