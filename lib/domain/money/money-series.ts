import { coverageOf } from '../assemble-series';
import { isAbsent } from '../bucket-states';
import { exactColumnSum } from '../exact-sum';
import { lowerBound } from '../lower-bound';
import { bucketsOf, type ColumnSeries, rateOf, type SeriesColumns } from '../series-columns';
import type { UnitPrices } from './unit-prices';

const HOUR_MS = 3_600_000;

/** Returns what an amount in an hour costs; negative where it earns. NaN without an amount or a price. */
export function costOf(amount: number, hour: number, { taken, sent }: UnitPrices): number {
  return amount * ((amount < 0 ? sent : taken)[hour] ?? Number.NaN);
}

/** Returns the index of the hour that an instant (milliseconds) is in; -1 outside. */
export function hourAt({ edges }: UnitPrices, at: number): number {
  const index = lowerBound(edges.length, (position) => (edges[position] ?? 0) > at) - 1;
  return index >= edges.length - 1 ? -1 : index;
}

/**
 * Returns a series with costs in place of amounts, in the currency. An interval of more than an hour in which the price
 * changes needs `hours`, the same series by the hour, as far as it is stored; without all of its hours it is missing.
 */
export function moneySeries(series: ColumnSeries, prices: UnitPrices, hours: ColumnSeries | null): ColumnSeries {
  const { edges, states: before, value: amounts } = series.columns;
  const value = amounts.map((amount, index) => {
    const [start, end] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    if (end - start <= HOUR_MS) return costOf(amount, hourAt(prices, start), prices);
    const [first, last] = [hourAt(prices, start), hourAt(prices, end - 1)];
    if (first === -1 || last === -1) return Number.NaN;
    if (isOnePrice(prices, first, last)) return costOf(amount, first, prices);
    return Number.isNaN(amount) || !hours ? Number.NaN : costOfHours(hours.columns, { start, end }, prices);
  });
  const states = before.map((state, index) =>
    Number.isNaN(value[index]) && (state === 'measured' || state === 'derived') ? 'missing' : state,
  );
  const rate = value.map((cost, index) => rateOf(cost, edges[index] ?? 0, edges[index + 1] ?? 0));
  const none = new Float64Array(value.length).fill(Number.NaN);
  const columns = { edges, states, value, rate, register: none, actual: none };
  const { buckets: _amounts, ...frame } = { ...series, buckets: null };
  return {
    ...frame,
    unit: prices.currency,
    sum: exactColumnSum(value),
    coverage: coverageOf(columns),
    columns,
    get buckets() {
      return bucketsOf(columns);
    },
  };
}

function isOnePrice({ taken, sent }: UnitPrices, first: number, last: number): boolean {
  const same = (column: Float64Array) => column.subarray(first, last + 1).every((price) => price === column[first]);
  return same(taken) && same(sent);
}

/** NaN where an hour that is over has no number. */
function costOfHours(
  { edges, states, value }: SeriesColumns,
  { start, end }: { start: number; end: number },
  prices: UnitPrices,
): number {
  let [sum, until] = [0, start];
  const from = lowerBound(states.length, (index) => (edges[index] ?? 0) >= start);
  for (let index = from; index < states.length && (edges[index] ?? end) < end; index += 1) {
    if (edges[index] !== until || isAbsent(states[index] ?? 'missing')) return Number.NaN;
    const cost = costOf(value[index] ?? Number.NaN, hourAt(prices, until), prices);
    // Hours to come, and before the meter existed, have no number.
    if (!Number.isNaN(cost)) sum += cost;
    else if (!Number.isNaN(value[index] ?? Number.NaN)) return Number.NaN;
    until = edges[index + 1] ?? end;
  }
  return until === end ? sum : Number.NaN;
}
