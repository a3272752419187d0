import { bucketEdges } from '../calendar';
import type { UsageStep } from '../insight/local-days';
import { toInstantText } from '../instant-text';
import { meterTypeOf } from '../meter-types';
import type { ColumnSeries } from '../series-columns';
import { type Flow, flowOfMeter, flowOfUseAndGeneration } from './flow';

/** Readings of an hour may come this late without being called missing. */
const LATE_MS = 30 * 60_000;

/** Series of the meters that a bill is worked out from, all of one granularity, in one zone. */
export interface BilledSeries {
  use: readonly ColumnSeries[];
  generation: readonly ColumnSeries[];
}

/** A span in milliseconds, by the hour unless said otherwise. */
interface JoinedSpan {
  start: number;
  end: number;
  zone: string;
  now: number;
  granularity?: 'hour' | 'fifteenminute';
}

/**
 * Returns what a home took and sent in the intervals of a span, all meters of a kind added up. An interval that one of
 * them has no number for is missing; from before a meter existed, it counts as nothing.
 */
export function joinFlows(
  { use, generation }: BilledSeries,
  { start, end, zone, now, granularity = 'hour' }: JoinedSpan,
  inFull: boolean,
): Flow {
  const { edges } = bucketEdges({ start: toInstantText(start), end: toInstantText(end) }, granularity, zone);
  const expectedUntil = Math.min(end, lastEdge(edges, now - LATE_MS));
  const used = addUp(use, edges);
  if (generation.length === 0) return flowOfMeter(edges, used, expectedUntil);
  return flowOfUseAndGeneration(edges, used, addUp(generation, edges), { expectedUntil, inFull });
}

/** Returns the hours of a flow that are over, as insight needs them: what was taken less what was sent. */
export function netSteps({ edges, imported, exported, expectedUntil }: Flow): UsageStep[] {
  const steps: UsageStep[] = [];
  for (const [index, taken] of imported.entries()) {
    const [start = 0, end = 0] = [edges[index], edges[index + 1]];
    if (end > expectedUntil) break;
    steps.push({ start, end, value: Number.isNaN(taken) ? null : taken - (exported?.[index] ?? 0) });
  }
  return steps;
}

function addUp(series: readonly ColumnSeries[], edges: readonly number[]): Float64Array {
  const sums = new Float64Array(Math.max(0, edges.length - 1)).fill(Number.NaN);
  const indexes = new Map(edges.map((edge, index) => [edge, index]));
  for (const [position, { columns, meterType }] of series.entries()) {
    const { canBeNegative } = meterTypeOf(meterType);
    const own = new Float64Array(sums.length).fill(Number.NaN);
    for (const [bucket, state] of columns.states.entries()) {
      const index = indexes.get(columns.edges[bucket] ?? Number.NaN);
      if (index === undefined || state === 'future') continue;
      const value = state === 'before' && series.length > 1 ? 0 : (columns.value[bucket] ?? Number.NaN);
      // A meter that only counts up and falls was replaced: that is no usage.
      own[index] = value < 0 && !canBeNegative ? Number.NaN : value;
    }
    for (const [index, value] of own.entries()) {
      sums[index] = position === 0 ? value : (sums[index] ?? Number.NaN) + value;
    }
  }
  return sums;
}

/** Returns the newest edge at or before an instant. */
function lastEdge(edges: readonly number[], at: number): number {
  return edges.findLast((edge) => edge <= at) ?? edges[0] ?? at;
}
