import { type BucketEdges, bucketEdges } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import { toInstantText } from '@/lib/domain/instant-text';
import { lowerBound } from '@/lib/domain/lower-bound';
import { intervalStatus, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesCost, SeriesQuery } from '../ports/archive';
import { countByReading } from './count-by-reading';
import { type IndexRange, planRequestWindows } from './plan-windows';
import type { RangeQuery } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import { meterCreatedMs } from './range-state';
import { FINER } from './series';
import type { SeriesArchive } from './series-archive';

interface EstimateDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'spans'>;
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

/** Intervals whose rows are read in one slice; other work of the server runs in between. */
const INTERVALS_PER_SLICE = 5_000;

/** A series in the granularity in which it will be requested: a finer one where the range cuts an interval. */
interface UncutRange {
  query: RangeQuery & { granularity: Granularity };
  edges: readonly number[];
}

/**
 * Returns a function that says what series would cost, from what is stored. It counts the windows that
 * `planRequestWindows` plans. Which intervals those have to cover is taken from the stored spans where they are enough,
 * since years of minutes are millions of intervals; where rows decide (finer series are stored, or intervals may not
 * match the calendar), from reading them. Retries are not foreseen, nor ranges that the cloud refuses as too long for
 * the first time.
 */
export function createEstimate({ seriesArchive, fetcher, clock }: EstimateDeps) {
  /** True when no rows are needed: minutes match every calendar and are not added up from finer series. */
  async function spansDecide(account: AccountRef, { query, edges }: UncutRange): Promise<boolean> {
    if (query.granularity === 'minute') return true;
    const spans = await seriesArchive.spans(account, query);
    if (overlapping(spans, edges[0] ?? 0, edges.at(-1) ?? 0).length > 0) return false;
    for (let finer = FINER[query.granularity]; query.kind === 'usage' && finer; finer = FINER[finer]) {
      if (await seriesArchive.covers(account, { ...query, granularity: finer })) return false;
    }
    return true;
  }

  /** Plans a range as the series archive does, but reads rows only where the stored spans do not decide. */
  async function planBySpans(account: AccountRef, { query, edges }: UncutRange, maxIntervals: number) {
    const spans = await seriesArchive.spans(account, query);
    const needed: IndexRange[] = [];
    for (const run of runsOfAlike(edges, spans, meterCreatedMs(query))) {
      const status = statusOfRun(run, edges, spans, meterCreatedMs(query), clock());
      if (status === 'notFetched') needed.push(run);
      for (const { from, to } of status === 'dependsOnRows' ? slicesOf(run) : []) {
        const span = { start: toInstantText(edges[from] ?? 0), end: toInstantText(edges[to] ?? 0) };
        const state = await seriesArchive.stored(account, { ...query, ...span });
        needed.push(...state.needed.map((range) => ({ from: from + range.from, to: from + range.to })));
      }
    }
    // The plan's length does not depend on what is unsealed but not needed yet.
    return planRequestWindows(needed, needed, maxIntervals);
  }

  return async function estimate(account: AccountRef, queries: readonly SeriesQuery[]): Promise<SeriesCost> {
    const cost: SeriesCost = { requests: 0, held: 0 };
    const calendars = new Map<string, BucketEdges>();
    for (const query of queries) {
      const range = uncutRange(query, calendars);
      const maxIntervals = await fetcher.maxIntervals(account, range.query);
      const all = [{ from: endedBy(range.edges, meterCreatedMs(query)), to: countOf(range.edges) }];
      const withoutArchive = planRequestWindows(all, all, maxIntervals).length;
      const requests = (await spansDecide(account, range))
        ? (await planBySpans(account, range, maxIntervals)).length
        : await countByReading({ fetcher, clock }, account, query, seriesArchive);
      cost.requests += requests;
      cost.held += Math.max(0, withoutArchive - requests);
    }
    return cost;
  };
}

/** Most meters of a report share their range and zone, so `calendars` keeps the edges for the next ones. */
function uncutRange(query: SeriesQuery, calendars: Map<string, BucketEdges>): UncutRange {
  let { granularity } = query;
  for (;;) {
    const name = `${query.start} ${query.end} ${query.timezone} ${granularity}`;
    const calendar = calendars.get(name) ?? bucketEdges(query, granularity, query.timezone);
    calendars.set(name, calendar);
    const finer = FINER[granularity];
    if (!(calendar.cutAtStart || calendar.cutAtEnd) || finer === undefined) {
      return { query: { ...query, granularity }, edges: calendar.edges };
    }
    granularity = finer;
  }
}

const countOf = (edges: readonly number[]) => Math.max(0, edges.length - 1);

/** Returns how many intervals start before an instant. */
function startedBefore(edges: readonly number[], instant: number): number {
  return lowerBound(countOf(edges), (index) => (edges[index] ?? 0) >= instant);
}

/** Returns how many intervals have ended at an instant. */
function endedBy(edges: readonly number[], instant: number): number {
  return lowerBound(countOf(edges), (index) => (edges[index + 1] ?? 0) > instant);
}

/** Splits intervals into runs that no span and no meter starts or ends in: the same spans cover all of a run. */
function runsOfAlike(edges: readonly number[], spans: readonly StoredSpan[], createdAt: number): IndexRange[] {
  const instants = [createdAt, ...spans.flatMap(({ start, end }) => [start, end])];
  // An instant inside an interval puts that interval in a run by itself.
  const cuts = instants.flatMap((instant) => [endedBy(edges, instant), startedBefore(edges, instant)]);
  const sorted = [...new Set([0, ...cuts, countOf(edges)])].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => ({ from: sorted[index] ?? 0, to }));
}

/** The last interval of a run is the youngest: where it is sealed without a number, all others are sealed too. */
function statusOfRun(
  { to }: IndexRange,
  edges: readonly number[],
  spans: readonly StoredSpan[],
  createdAt: number,
  now: number,
): 'sealed' | 'notFetched' | 'dependsOnRows' {
  const [start, end] = [edges[to - 1] ?? 0, edges[to] ?? 0];
  if (end <= createdAt) return 'sealed';
  const { kind } = intervalStatus({ start, end }, false, overlapping(spans, start, end), now);
  if (kind === 'not-fetched') return 'notFetched';
  return kind === 'sealed' ? kind : 'dependsOnRows';
}

/** Returns the spans with an instant in `start ≤ t < end`. Spans are sorted and do not overlap each other. */
function overlapping(spans: readonly StoredSpan[], start: number, end: number): StoredSpan[] {
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
