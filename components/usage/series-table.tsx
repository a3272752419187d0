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
  /** Name of the amounts' column: 'Used'. */
  used: string;
  decimals: number;
}

interface Row {
  point: PlotPoint;
  label: string;
}

/**
 * The chart's twin: the same intervals in the same order, in numbers, as far as they have begun: the rows of the CSV.
 * At most 800, so all of them at once.
 */
export function SeriesTable({ caption, usage, baseline, used, decimals }: SeriesTableProps) {
  const rows = useMemo(() => {
    const labels = bucketLabels(usage.buckets, usage.granularity, usage.timezone);
    const all = plotPoints(usage, baseline).map(
      (point, at): Row => ({ point, label: labels[at]?.short ?? point.start }),
    );
    return all.filter((row) => row.point.state !== 'future');
  }, [usage, baseline]);
  const columns = useMemo(
    () => columnsFor(usage, baseline !== null, used, decimals),
    [usage, baseline, used, decimals],
  );
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.point.start} limitHeight />;
}

function columnsFor(usage: Series, withUsual: boolean, used: string, decimals: number): TableColumn<Row>[] {
  const unit = usage.unit ? ` (${usage.unit})` : '';
  // A register is what stands on the meter's face, whatever the amounts are shown in.
  const own = meterTypeOf(usage.meterType);
  const number = (value: number | null, reason: string, places = decimals) =>
    value === null ? <Missing reason={reason} /> : columnNumber(value, places);
  const columns: TableColumn<Row>[] = [
    { key: 'time', header: 'Interval', cell: (row) => <span className="whitespace-nowrap">{row.label}</span> },
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
  if (withUsual) {
    columns.push(
      { key: 'usual', header: `Usual${unit}`, align: 'right', cell: ({ point }) => number(point.usual, 'not known') },
      {
        key: 'difference',
        header: `Difference${unit}`,
        align: 'right',
        cell: ({ point }) => number(difference(point), 'only where both are known and the interval is over'),
      },
    );
  }
  if (usage.buckets.some((bucket) => bucket.register !== null)) {
    columns.push({
      key: 'register',
      header: own.unit ? `Register (${own.unit})` : 'Register',
      align: 'right',
      cell: ({ point }) =>
        number(point.register, 'no register reading', own.unit === usage.unit ? decimals : own.decimals),
    });
  }
  return columns;
}

function difference({ state, value, usual }: PlotPoint): number | null {
  return isCounted(state) && value !== null && usual !== null ? value - usual : null;
}

function Missing({ reason }: { reason: string }) {
  return (
    // Positioned, so that the hidden words stay inside the table's own frame.
    <span className="relative text-quiet" title={reason}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}
