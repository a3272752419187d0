import { lowerBound } from '../lower-bound';

/**
 * What a home took and sent, by interval: interval `index` lasts from `edges[index]` to `edges[index + 1]`
 * (milliseconds). Amounts in the meter's unit, NaN where missing. `expectedUntil`: intervals that end later are not over.
 */
export interface Flow {
  edges: readonly number[];
  imported: Float64Array;
  /** Null for a home that can't send. */
  exported: Float64Array | null;
  expectedUntil: number;
  /** What was taken by the quarter of an hour, where that is stored; only demand is measured by it. */
  quarters?: Pick<Flow, 'edges' | 'imported'> | null;
}

/** Returns the indexes of the intervals that overlap a span, the second excluded. */
export function intervalsWithin(
  { edges }: Pick<Flow, 'edges'>,
  start: number,
  end: number,
): [first: number, end: number] {
  const count = Math.max(0, edges.length - 1);
  const first = lowerBound(count, (index) => (edges[index + 1] ?? 0) > start);
  return [first, lowerBound(count, (index) => (edges[index] ?? 0) >= end)];
}

/** Returns what came from a meter of use, or of use and generation together, which is negative where energy was sent. */
export function flowOfMeter(edges: readonly number[], value: Float64Array, expectedUntil: number): Flow {
  const exported = value.some((amount) => amount < 0) ? value.map((amount) => Math.max(0, -amount) + 0) : null;
  return { edges, imported: exported ? value.map((amount) => Math.max(0, amount)) : value, exported, expectedUntil };
}

/**
 * Returns what a home with a meter of use and one of generation, both with the same intervals, took and sent: the
 * difference in each interval, or both in full when all is bought and sold.
 */
export function flowOfUseAndGeneration(
  edges: readonly number[],
  use: Float64Array,
  generation: Float64Array,
  { expectedUntil, inFull }: { expectedUntil: number; inFull: boolean },
): Flow {
  if (inFull) return { edges, imported: use, exported: generation, expectedUntil };
  const net = use.map((amount, index) => amount - (generation[index] ?? Number.NaN));
  return flowOfMeter(edges, net, expectedUntil);
}
