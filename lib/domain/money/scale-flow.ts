import { bucketEdges } from '../calendar';
import { toInstantText } from '../instant-text';
import { spanOfDays } from './cycle-parts';
import { type Flow, intervalsWithin } from './flow';
import type { DayRange } from './price-segments';

/**
 * Returns a flow of some days that adds up to `total` in the meter's unit, with the hours as they were used; hours
 * without readings, and days without any, get the mean.
 */
export function scaleFlow(flow: Flow, days: DayRange, zone: string, total: number): Flow {
  const span = spanOfDays(days, zone);
  const { edges } = bucketEdges({ start: toInstantText(span.start), end: toInstantText(span.end) }, 'hour', zone);
  const indexes = new Map(edges.map((edge, index) => [edge, index]));
  const shape = new Float64Array(Math.max(0, edges.length - 1)).fill(Number.NaN);
  const [first, end] = intervalsWithin(flow, span.start, span.end);
  for (let index = first; index < end; index += 1) {
    const at = indexes.get(flow.edges[index] ?? Number.NaN);
    if (at !== undefined) shape[at] = flow.imported[index] ?? Number.NaN;
  }
  const known = shape.filter((amount) => !Number.isNaN(amount));
  const mean = known.length > 0 ? known.reduce((sum, amount) => sum + amount, 0) / known.length : 0;
  const filled = shape.map((amount) => (mean > 0 ? (Number.isNaN(amount) ? mean : amount) : 1));
  const sum = filled.reduce((all, amount) => all + amount, 0);
  const imported = filled.map((amount) => (sum > 0 ? (amount / sum) * total : 0));
  return { edges, imported, exported: null, expectedUntil: span.end, quarters: flow.quarters ?? null };
}
