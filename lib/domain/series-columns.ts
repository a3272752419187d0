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

/** Returns usage per hour, never -0, which JSON does not have. Times in milliseconds. */
export function rateOf(value: number, start: number, end: number): number {
  return exactSum([value / ((end - start) / 3_600_000)]) + 0;
}
