import { bucketEdges } from '../../calendar';
import type { Granularity } from '../../granularity';
import { toInstantText } from '../../instant-text';
import type { BillCycle } from '../cycle-parts';
import { spanOfDays } from '../cycle-parts';
import { type Flow, flowOfMeter } from '../flow';

export const DENVER = 'America/Denver';

/** Returns readings of some days, one for each interval: `amount` gets the start of each, in milliseconds. */
export function flowOf(
  days: { start: string; end: string },
  amount: (start: number, end: number, index: number) => number,
  { zone = DENVER, granularity = 'hour' as Granularity } = {},
): Flow {
  const { start, end } = spanOfDays(days, zone);
  const { edges } = bucketEdges({ start: toInstantText(start), end: toInstantText(end) }, granularity, zone);
  const values = Float64Array.from({ length: edges.length - 1 }, (_, index) =>
    amount(edges[index] ?? 0, edges[index + 1] ?? 0, index),
  );
  return flowOfMeter(edges, values, end);
}

/** Returns readings that add up to `total`, the same in each interval. */
export function evenFlow(days: BillCycle, total: number, zone = DENVER): Flow {
  const { start, end } = spanOfDays(days, zone);
  return flowOf(days, (from, to) => (total * (to - from)) / (end - start), { zone });
}
