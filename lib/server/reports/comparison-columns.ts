import type { TimesStyle } from '@/lib/contract/api-urls';
import { differenceOf } from '@/lib/domain/join-series';
import type { BucketState } from '@/lib/domain/series';
import { type ComparedPoint, type MoreColumns, otherMode } from './compared-series';
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
export function comparisonColumns(columns: MoreColumns, file: FileFacts): ReportColumn<ComparedPoint>[] {
  const { compare, average, register, cost, details } = columns;
  return [
    ...(details ? explainingColumns(file) : []),
    ...(compare || details ? [number<ComparedPoint>('typical', ({ baseline }) => baseline)] : []),
    ...(compare ? [number('difference', differenceOf)] : []),
    ...(average ? [number<ComparedPoint>('average', (point) => point.average)] : []),
    ...(register ? [number<ComparedPoint>('register', (point) => point.register)] : []),
    ...(otherMode(columns) ? otherColumns(file) : []),
    ...(cost
      ? [
          number<ComparedPoint>('cost', (point) => point.cost),
          text<ComparedPoint>('currency', (point) => point.currency),
        ]
      : []),
    ...(details ? [text<ComparedPoint>('status', ({ state }) => STATUS_WORDS[state])] : []),
  ];
}

/** The interval of other days, and how much more was used than in it. */
function otherColumns({ zone, times }: FileFacts): ReportColumn<ComparedPoint>[] {
  const write = timeWriter(zone, times);
  return [
    time('compared_start', ({ other }) => (other ? write(other.start) : null)),
    number('compared_energy', ({ other }) => other?.value ?? null),
    number('compared_difference', ({ other, ...point }) => differenceOf({ ...point, baseline: other?.value ?? null })),
  ];
}

function explainingColumns({ unit, zone, times }: FileFacts): ReportColumn<ComparedPoint>[] {
  const write = timeWriter(zone, times);
  const offset = utcOffsetWriter(zone);
  return [
    text('unit', () => unit),
    time('interval_end', ({ end }) => write(end)),
    // Begins with a sign, but is no formula.
    time('utc_offset', ({ start }) => offset(start)),
  ];
}
