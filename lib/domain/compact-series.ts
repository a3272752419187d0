import { numberOrNull } from './point-columns';
import type { BucketState, Series } from './series';
import { bucketsOf, type ColumnSeries, rateOf } from './series-columns';

/** Equal entries in a row: what, and how many. */
type Runs<T> = [what: T, count: number][];

/** A series in the form in which our API sends it: a seventh of the intervals as objects, before compression. */
export interface CompactSeries extends Omit<Series, 'buckets'> {
  /** Lengths of the intervals in seconds, beginning at `start`. */
  steps: Runs<number>;
  states: Runs<BucketState>;
  /** For each interval; null where there is no number. */
  values: (number | null)[];
  /** Rates that are not the value divided by the hours of the interval: the interval's index, and its rate. */
  rates: [index: number, rate: number | null][];
  /** For each interval; null where the series has none. */
  registers: (number | null)[] | null;
  actuals: (number | null)[] | null;
}

/** Returns a series as our API sends it. */
export function compactSeries({ columns, buckets: _buckets, ...series }: ColumnSeries): CompactSeries {
  const { edges, states, value, rate, register, actual } = columns;
  const rates: CompactSeries['rates'] = [];
  rate.forEach((given, index) => {
    if (!Object.is(given, rateOf(value[index] ?? Number.NaN, edges[index] ?? 0, edges[index + 1] ?? 0))) {
      rates.push([index, numberOrNull(given)]);
    }
  });
  return {
    ...series,
    steps: runsOf(states.map((_, index) => ((edges[index + 1] ?? 0) - (edges[index] ?? 0)) / 1000)),
    states: runsOf(states),
    values: Array.from(value, numberOrNull),
    rates,
    registers: register.every(Number.isNaN) ? null : Array.from(register, numberOrNull),
    actuals: actual.every(Number.isNaN) ? null : Array.from(actual, numberOrNull),
  };
}

/** Returns a series with its intervals as objects. */
export function expandSeries({ steps, states, values, rates, registers, actuals, ...series }: CompactSeries): Series {
  const edges = [Date.parse(series.start)];
  for (const step of valuesOf(steps)) edges.push((edges.at(-1) ?? 0) + step * 1000);
  const column = (numbers: readonly (number | null)[] | null) =>
    Float64Array.from(values, (_, index) => numbers?.[index] ?? Number.NaN);
  const value = column(values);
  const rate = value.map((used, index) => rateOf(used, edges[index] ?? 0, edges[index + 1] ?? 0));
  for (const [index, given] of rates) rate[index] = given ?? Number.NaN;
  const columns = {
    edges,
    states: valuesOf(states),
    value,
    rate,
    register: column(registers),
    actual: column(actuals),
  };
  return { ...series, buckets: bucketsOf(columns) };
}

function runsOf<T>(values: readonly T[]): Runs<T> {
  const runs: Runs<T> = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last?.[0] === value) last[1] += 1;
    else runs.push([value, 1]);
  }
  return runs;
}

function valuesOf<T>(runs: Runs<T>): T[] {
  return runs.flatMap(([value, count]) => Array<T>(count).fill(value));
}
