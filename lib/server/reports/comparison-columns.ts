import type { TimesStyle } from '@/lib/contract/api-urls';
import { differenceOf } from '@/lib/domain/join-series';
import type { BucketState } from '@/lib/domain/series';
import type { MoreColumns, PricedPoint } from './compared-series';
import { timeWriter, utcOffsetWriter } from './time-text';
import { number, type ReportColumn, text, time } from './writers/table';

const STATUS_WORDS: Record<BucketState, string> = {
  measured: 'measured',
  derived: 'added up',
  running: 'in progress',
  missing: 'missing',
  unasked: 'missing',
  // Intervals before the meter and in the future have no row.
  before: '',
  future: '',
};

/** What all rows of a meter's file share. */
interface FileFacts {
  unit: string | null;
  zone: string;
  times: TimesStyle;
}

/**
 * Returns the columns beside usage: what explains a row, then those of the page's table, then the row's status. Energy
 * is in the meter's unit.
 */
export function comparisonColumns(columns: MoreColumns, file: FileFacts): ReportColumn<PricedPoint>[] {
  const { compare, average, register, cost, details } = columns;
  return [
    ...(details ? explainingColumns(file) : []),
    ...(compare || details ? [number<PricedPoint>('typical', ({ baseline }) => baseline)] : []),
    ...(compare ? [number('difference', differenceOf)] : []),
    ...(average ? [number<PricedPoint>('average', (point) => point.average)] : []),
    ...(register ? [number<PricedPoint>('register', (point) => point.register)] : []),
    ...(cost
      ? [number<PricedPoint>('cost', (point) => point.cost), text<PricedPoint>('currency', (point) => point.currency)]
      : []),
    ...(details ? [text<PricedPoint>('status', ({ state }) => STATUS_WORDS[state])] : []),
  ];
}

function explainingColumns({ unit, zone, times }: FileFacts): ReportColumn<PricedPoint>[] {
  const write = timeWriter(zone, times);
  const offset = utcOffsetWriter(zone);
  return [
    text('unit', () => unit),
    time('interval_end', ({ end }) => write(end)),
    // Begins with a sign, but is no formula.
    time('utc_offset', ({ start }) => offset(start)),
  ];
}
