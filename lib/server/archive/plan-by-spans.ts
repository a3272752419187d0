import { toInstantText } from '@/lib/domain/instant-text';
import { lowerBound } from '@/lib/domain/lower-bound';
import { intervalStatus, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { type IndexRange, planRequestWindows, type RequestWindow } from './plan-windows';
import type { RangeQuery } from './range.types';
import { isNeeded, isToCome, meterCreatedMs } from './range-state';
import type { SeriesArchive } from './series-archive';

/** A range, the edges of its intervals, and what was fetched of it. */
interface PlannedRange {
  query: RangeQuery;
  edges: readonly number[];
  spans: readonly StoredSpan[];
  maxIntervals: number;
}

/** Intervals whose rows are read in one slice; other work of the server runs in between. */
const INTERVALS_PER_SLICE = 5_000;

/**
 * Returns a function that plans the requests of a range as the series archive does, but reads rows only where the stored
 * spans do not decide: years of minutes are millions of intervals.
 */
export function createPlanBySpans({
  seriesArchive,
  clock,
}: {
  seriesArchive: Pick<SeriesArchive, 'stored'>;
  clock: Clock;
}) {
  return async function planBySpans(
    account: AccountRef,
    { query, edges, spans, maxIntervals }: PlannedRange,
  ): Promise<RequestWindow[]> {
    const needed: IndexRange[] = [];
    const now = clock();
    for (const run of runsOfAlike(edges, spans, [meterCreatedMs(query), now])) {
      const status = statusOfRun(run, edges, spans, query, now);
      if (status === 'notFetched') needed.push(run);
      for (const { from, to } of status === 'dependsOnRows' ? slicesOf(run) : []) {
        const span = { start: toInstantText(edges[from] ?? 0), end: toInstantText(edges[to] ?? 0) };
        const state = await seriesArchive.stored(account, { ...query, ...span });
        needed.push(...state.needed.map((range) => ({ from: from + range.from, to: from + range.to })));
      }
    }
    // The plan's length does not depend on what is unsealed but not needed yet.
    return planRequestWindows(needed, needed, maxIntervals);
  };
}

export const countOf = (edges: readonly number[]) => Math.max(0, edges.length - 1);

/** Returns how many intervals start before an instant. */
export function startedBefore(edges: readonly number[], instant: number): number {
  return lowerBound(countOf(edges), (index) => (edges[index] ?? 0) >= instant);
}

/** Returns how many intervals have ended at an instant. */
export function endedBy(edges: readonly number[], instant: number): number {
  return lowerBound(countOf(edges), (index) => (edges[index + 1] ?? 0) > instant);
}

/** Splits intervals into runs with no instant and no end of a span inside: the same spans cover all of a run. */
function runsOfAlike(edges: readonly number[], spans: readonly StoredSpan[], others: number[]): IndexRange[] {
  const instants = [...others, ...spans.flatMap(({ start, end }) => [start, end])];
  // An instant inside an interval puts that interval in a run by itself.
  const cuts = instants.flatMap((instant) => [endedBy(edges, instant), startedBefore(edges, instant)]);
  const sorted = [...new Set([0, ...cuts, countOf(edges)])].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => ({ from: sorted[index] ?? 0, to }));
}

/** The last interval of a run is the youngest: where it need not be fetched with or without a number, no other need be. */
function statusOfRun(
  { to }: IndexRange,
  edges: readonly number[],
  spans: readonly StoredSpan[],
  query: RangeQuery,
  now: number,
): 'notNeeded' | 'notFetched' | 'dependsOnRows' {
  const [start, end] = [edges[to - 1] ?? 0, edges[to] ?? 0];
  if (end <= meterCreatedMs(query)) return 'notNeeded';
  const covering = overlapping(spans, start, end);
  if (covering.length === 0 && isToCome(query, start, now)) return 'notNeeded';
  const [without, withNumber] = [false, true].map((has) => intervalStatus({ start, end }, has, covering, now));
  if (without?.kind === 'not-fetched') return 'notFetched';
  return [without, withNumber].some((status) => status && isNeeded(status, now)) ? 'dependsOnRows' : 'notNeeded';
}

/** Returns the spans with an instant in `start ≤ t < end`. Spans are sorted and do not overlap each other. */
export function overlapping(spans: readonly StoredSpan[], start: number, end: number): StoredSpan[] {
  const first = lowerBound(spans.length, (index) => (spans[index]?.end ?? 0) > start);
  const next = lowerBound(spans.length, (index) => (spans[index]?.start ?? 0) >= end);
  return spans.slice(first, next);
}

function slicesOf({ from, to }: IndexRange): IndexRange[] {
  const slices: IndexRange[] = [];
  for (let next = from; next < to; next += INTERVALS_PER_SLICE) {
    slices.push({ from: next, to: Math.min(to, next + INTERVALS_PER_SLICE) });
  }
  return slices;
}
