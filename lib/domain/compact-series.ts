import { decimalScale, powerOfTen } from './decimal-scale';
import { numberOrNull } from './point-columns';
import type { BucketState, Series } from './series';
import { bucketsOf, type ColumnSeries, rateOf } from './series-columns';

/** Equal entries in a row: what, and how many. */
type Runs<T> = [what: T, count: number][];

/** A number for each interval; null where there is none. */
type NumberColumn = (number | null)[];

/**
 * Numbers with some decimals, as whole numbers of their last one: the first, then how much each is above the one before
 * it. Numbers that grow are half as long that way.
 */
interface Increments {
  decimals: number;
  increments: NumberColumn;
}

/** A series in the form in which our API sends it: a seventh of the intervals as objects, before compression. */
export interface CompactSeries extends Omit<Series, 'buckets'> {
  /** Lengths of the intervals in seconds, beginning at `start`. */
  steps: Runs<number>;
  states: Runs<BucketState>;
  values: NumberColumn;
  /** Rates that are not the value divided by the hours of the interval: the interval's index, and its rate. */
  rates: [index: number, rate: number | null][];
  /** Null where the series has none. */
  registers: NumberColumn | Increments | null;
  actuals: NumberColumn | Increments | null;
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
    registers: compactColumn(register),
    actuals: compactColumn(actual),
  };
}

/** Returns a series with its intervals as objects. */
export function expandSeries({ steps, states, values, rates, registers, actuals, ...series }: CompactSeries): Series {
  const edges = [Date.parse(series.start)];
  for (const step of valuesOf(steps)) edges.push((edges.at(-1) ?? 0) + step * 1000);
  const column = (numbers: NumberColumn | null) =>
    Float64Array.from(values, (_, index) => numbers?.[index] ?? Number.NaN);
  const value = column(values);
  const rate = value.map((used, index) => rateOf(used, edges[index] ?? 0, edges[index + 1] ?? 0));
  for (const [index, given] of rates) rate[index] = given ?? Number.NaN;
  const columns = {
    edges,
    states: valuesOf(states),
    value,
    rate,
    register: column(expandColumn(registers)),
    actual: column(expandColumn(actuals)),
  };
  return { ...series, buckets: bucketsOf(columns) };
}

/** Returns null for a column without numbers, and the numbers themselves where their increments would not be exact. */
function compactColumn(numbers: Float64Array): NumberColumn | Increments | null {
  const known = numbers.filter((each) => !Number.isNaN(each));
  if (known.length === 0) return null;
  const decimals = decimalScale(known);
  if (decimals === null) return Array.from(numbers, numberOrNull);
  let last = 0;
  const increments = Array.from(numbers, (number) => {
    if (Number.isNaN(number)) return null;
    const whole = Math.round(number * powerOfTen(decimals));
    const increment = whole - last;
    last = whole;
    return increment;
  });
  return { decimals, increments };
}

function expandColumn(column: NumberColumn | Increments | null): NumberColumn | null {
  if (column === null || Array.isArray(column)) return column;
  let whole = 0;
  return column.increments.map((increment) => {
    if (increment === null) return null;
    whole += increment;
    return whole / powerOfTen(column.decimals);
  });
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
