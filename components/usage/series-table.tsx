import { useMemo } from 'react';
import { bucketLabels } from '@/components/charts/bucket-labels';
import { emptyReason } from '@/components/charts/usage-facts';
import type { TableColumn } from '@/components/ui/data-table';
import { LongTable } from '@/components/ui/long-table';
import { useFormats } from '@/lib/client/formats';
import { hasRow } from '@/lib/domain/bucket-states';
import { type CompareMode, shiftedMode } from '@/lib/domain/compare/compare-mode';
import type { Formats } from '@/lib/domain/formats/formats';
import { currencySign } from '@/lib/domain/formats/money-text';
import { differenceOf, joinSeries, type SeriesPoint } from '@/lib/domain/join-series';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { Series } from '@/lib/domain/series';

interface SeriesTableProps {
  caption: string;
  usage: Series;
  /** What usage is compared with, on the same intervals. */
  compared: Series | null;
  comparedName: string;
  /** What the same intervals cost; null without a price. */
  paid?: Series | null;
  /** Header of the amounts: 'Used'. */
  used: string;
  decimals: number;
}

/** As many intervals as a chart has. */
const MAX_RENDERED_ROWS = 800;

interface Row {
  point: SeriesPoint;
  label: string;
}

/**
 * The chart's intervals as a table, in the same order, without those in the future and before the meter existed: the rows
 * of the CSV file.
 */
export function SeriesTable({ caption, usage, compared, comparedName, paid = null, used, decimals }: SeriesTableProps) {
  const formats = useFormats();
  const rows = useMemo(() => {
    const labels = bucketLabels(usage.buckets, usage.granularity, usage.timezone, formats);
    const all = joinSeries(usage, compared).map(
      (point, index): Row => ({ point, label: labels[index]?.short ?? point.start }),
    );
    return all.filter((row) => hasRow(row.point));
  }, [usage, compared, formats]);
  const columns = useMemo(
    () => columnsFor(usage, { compared: compared && comparedName, paid, used, decimals }, formats),
    [usage, compared, comparedName, paid, used, decimals, formats],
  );
  return (
    <LongTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.point.start}
      maxRendered={MAX_RENDERED_ROWS}
      resetKey={`${usage.start} ${usage.end}`}
    />
  );
}

/** Returns which columns the file has besides usage: those of the table. */
export function tableColumns({
  usage,
  compared,
  compare,
}: Pick<SeriesTableProps, 'usage' | 'compared'> & { compare: CompareMode }) {
  return {
    compare: compared !== null && compare === 'typical',
    average: compared !== null && compare === 'homes',
    compareWith: compared && shiftedMode(compare),
    register: hasRegister(usage),
  };
}

function hasRegister({ buckets }: Series): boolean {
  return buckets.some(({ register }) => register !== null);
}

function columnsFor(
  usage: Series,
  { compared, paid, used, decimals }: { compared: string | null; paid: Series | null; used: string; decimals: number },
  formats: Formats,
): TableColumn<Row>[] {
  const unit = usage.unit ? ` (${usage.unit})` : '';
  // Register readings stay in the meter's own unit, as on the meter itself.
  const meterType = meterTypeOf(usage.meterType);
  const number = (value: number | null, reason: string, places = decimals) =>
    value === null ? <Missing reason={reason} /> : formats.column(value, places);
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
  if (paid?.unit) {
    const costs = new Map(paid.buckets.map(({ start, value }) => [start, value]));
    columns.push({
      key: 'cost',
      header: `Cost (${currencySign(paid.unit)})`,
      align: 'right',
      cell: ({ point }) => number(costs.get(point.start) ?? null, 'needs a reading and a price of each hour', 2),
    });
  }
  if (compared !== null) {
    columns.push(
      {
        key: 'typical',
        header: `${compared}${unit}`,
        align: 'right',
        cell: ({ point }) => number(point.baseline, 'not available'),
      },
      {
        key: 'difference',
        header: `Difference${unit}`,
        align: 'right',
        cell: ({ point }) => number(differenceOf(point), 'needs both values, once the period is over'),
      },
    );
  }
  if (hasRegister(usage)) {
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

function Missing({ reason }: { reason: string }) {
  return (
    // `relative`, so that the hidden text stays inside the table's scroll frame.
    <span className="relative text-quiet" title={reason}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{reason}</span>
    </span>
  );
}
