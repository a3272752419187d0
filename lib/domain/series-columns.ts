import { hasRow } from './bucket-states';
import { exactSum } from './exact-sum';
import { toInstantText } from './instant-text';
import { numberOrNull, type PointColumns } from './point-columns';
import type { Bucket, BucketState, Series } from './series';

/** The intervals of a series as columns: `edges` has one more entry than the others. Times are in milliseconds. */
export interface SeriesColumns extends Omit<PointColumns, 'times'> {
  edges: readonly number[];
  states: readonly BucketState[];
}

/** A series with its intervals as columns, and as objects once they are asked for. */
export interface ColumnSeries extends Series {
  columns: SeriesColumns;
}

/** Returns intervals as objects, with instants as text. */
export function bucketsOf({ edges, states, value, rate, register, actual }: SeriesColumns): Bucket[] {
  let end = edges[0] === undefined ? '' : toInstantText(edges[0]);
  return states.map((state, index) => {
    const start = end;
    end = toInstantText(edges[index + 1] ?? 0);
    return {
      start,
      end,
      value: numberOrNull(value[index]),
      rate: numberOrNull(rate[index]),
      register: numberOrNull(register[index]),
      actual: numberOrNull(actual[index]),
      state,
    };
  });
}

/** An interval as a row of a file: its start in milliseconds, and its numbers. */
export interface SeriesRow extends Pick<Bucket, 'value' | 'rate'> {
  at: number;
}

/** Rows in memory at once while a long file waits for its reader. */
const ROWS_AT_ONCE = 1_000;

/** Yields the intervals that get a row in a file, in parts. */
export function* rowsOf({ edges, states, value, rate }: SeriesColumns): Generator<readonly SeriesRow[]> {
  for (let from = 0; from < states.length; from += ROWS_AT_ONCE) {
    const rows: SeriesRow[] = [];
    for (const [step, state] of states.slice(from, from + ROWS_AT_ONCE).entries()) {
      const index = from + step;
      if (!hasRow({ state })) continue;
      rows.push({ at: edges[index] ?? 0, value: numberOrNull(value[index]), rate: numberOrNull(rate[index]) });
    }
    yield rows;
  }
}

/** Returns usage per hour, never -0, which JSON does not have. Times in milliseconds. */
export function rateOf(value: number, start: number, end: number): number {
  return exactSum([value / ((end - start) / 3_600_000)]) + 0;
}
