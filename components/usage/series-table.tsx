import { useMemo } from 'react';
import { bucketLabels } from '@/components/charts/bucket-labels';
import { emptyReason } from '@/components/charts/usage-facts';
import { type PlotPoint, plotPoints } from '@/components/charts/usage-plot';
import { DataTable, type TableColumn } from '@/components/ui/data-table';
import { isCounted } from '@/lib/domain/bucket-states';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { columnNumber } from '@/lib/domain/numbers';
import type { Series } from '@/lib/domain/series';

interface SeriesTableProps {
  caption: string;
  usage: Series;
  baseline: Series | null;
  /** Header of the amounts: 'Used'. */
  used: string;
  decimals: number;
}

interface Row {
  point: PlotPoint;
  label: string;
}

/**
 * The chart's intervals as a table, in the same order, without future ones: the rows of the CSV file. At most 800, so they
 * are not virtualized.
 */
export function SeriesTable({ caption, usage, baseline, used, decimals }: SeriesTableProps) {
  const rows = useMemo(() => {
    const labels = bucketLabels(usage.buckets, usage.granularity, usage.timezone);
    const all = plotPoints(usage, baseline).map(
      (point, index): Row => ({ point, label: labels[index]?.short ?? point.start }),
    );
    return all.filter((row) => row.point.state !== 'future');
  }, [usage, baseline]);
  const columns = useMemo(
    () => columnsFor(usage, baseline !== null, used, decimals),
    [usage, baseline, used, decimals],
  );
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.point.start} limitHeight />;
}

function columnsFor(usage: Series, withBaseline: boolean, used: string, decimals: number): TableColumn<Row>[] {
  const unit = usage.unit ? ` (${usage.unit})` : '';
  // Register readings stay in the meter's own unit, as on the meter itself.
  const meterType = meterTypeOf(usage.meterType);
  const number = (value: number | null, reason: string, places = decimals) =>
    value === null ? <Missing reason={reason} /> : columnNumber(value, places);
  const columns: TableColumn<Row>[] = [
    { key: 'time', header: 'Time', cell: (row) => <span className="whitespace-nowrap">{row.label}</span> },
    {
      key: 'used',
      header: `${used}${unit}`,
      align: 'right',
      cell: ({ point }) => (
        <>
          {point.state === 'running' && point.value !== null ? (
            <span className="text-sm text-quiet">so far </span>
          ) : null}
          {number(point.value, emptyReason(point) ?? '')}
        </>
      ),
    },
  ];
  if (withBaseline) {
    columns.push(
      {
        key: 'typical',
        header: `Typical${unit}`,
        align: 'right',
        cell: ({ point }) => number(point.baseline, 'not available'),
      },
      {
        key: 'difference',
        header: `Difference${unit}`,
        align: 'right',
        cell: ({ point }) => number(difference(point), 'needs both values, once the period is over'),
      },
    );
  }
  if (usage.buckets.some((bucket) => bucket.register !== null)) {
    columns.push({
      key: 'register',
      header: meterType.unit ? `Meter reading (${meterType.unit})` : 'Meter reading',
      align: 'right',
      cell: ({ point }) =>
        number(point.register, 'no meter reading', meterType.unit === usage.unit ? decimals : meterType.decimals),
    });
  }
  return columns;
}

function difference({ state, value, baseline }: PlotPoint): number | null {
  return isCounted(state) && value !== null && baseline !== null ? value - baseline : null;
}

function Missing({ reason }: { reason: string }) {
  return (
    // `relative`, so that the hidden text stays inside the table's scroll frame.
    <span className="relative text-quiet" title={reason}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}
