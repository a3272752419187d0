import { fitsCalendar } from '@/lib/domain/assemble-series';
import { type BucketEdges, bucketEdges } from '@/lib/domain/calendar';
import { toInstantText } from '@/lib/domain/instant-text';
import { lowerBound } from '@/lib/domain/lower-bound';
import { intervalStatus, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesCost, SeriesQuery } from '../ports/archive';
import { countByReading } from './count-by-reading';
import { type IndexRange, planRequestWindows } from './plan-windows';
import type { RangeFetcher } from './range-fetcher';
import { isNeeded, meterCreatedMs } from './range-state';
import { FINER } from './series';
import type { SeriesArchive } from './series-archive';

interface EstimateDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'spans'> & {
    /** Whether all stored rows of a range match its calendar; null where reading must tell. By default reads them. */
    fits?: (account: AccountRef, query: SeriesQuery, calendar: BucketEdges) => Promise<boolean | null>;
  };
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

/** Intervals whose rows are read in one slice; other work of the server runs in between. */
const INTERVALS_PER_SLICE = 5_000;

/** A series in the granularity in which it will be requested: a finer one where the range cuts an interval. */
interface UncutRange {
  query: SeriesQuery;
  calendar: BucketEdges;
}

/** By their range, zone and granularity. */
type Calendars = Map<string, BucketEdges>;

/**
 * Returns a function that says what series would cost, from what is stored. It counts the windows that
 * `planRequestWindows` plans. Which intervals those have to cover is taken from the stored spans where they are enough,
 * since years of minutes are millions of intervals; rows are read where they decide. Retries are not foreseen, nor
 * ranges that the cloud refuses as too long for the first time.
 */
export function createEstimate({ seriesArchive, fetcher, clock }: EstimateDeps) {
  const readFit = async (account: AccountRef, query: SeriesQuery, calendar: BucketEdges) => {
    const { result } = await seriesArchive.stored(account, query);
    return !result || fitsCalendar(result.points, calendar);
  };
  const fits = seriesArchive.fits ?? readFit;
  const calendars: Calendars = new Map();

  /** True when the sums of stored finer usage may save the requests. */
  async function mayAddUp(account: AccountRef, query: SeriesQuery): Promise<boolean> {
    for (let finer = FINER[query.granularity]; query.kind === 'usage' && finer; finer = FINER[finer]) {
      if (await seriesArchive.covers(account, { ...query, granularity: finer })) return true;
    }
    return false;
  }

  /** Plans a range as the series archive does, but reads rows only where the stored spans do not decide. */
  async function planBySpans(
    account: AccountRef,
    { query, calendar: { edges } }: UncutRange,
    spans: readonly StoredSpan[],
    maxIntervals: number,
  ) {
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

  /** Counts the requests of a range as the series reader sends them: also those of finer intervals, to be added up. */
  async function countRequests(account: AccountRef, range: UncutRange): Promise<number> {
    const { query, calendar } = range;
    const spans = await seriesArchive.spans(account, query);
    const maxIntervals = await fetcher.maxIntervals(account, query);
    const requests = (await planBySpans(account, range, spans, maxIntervals)).length;
    const finer = FINER[query.granularity];
    if (finer === undefined) return requests;
    if (requests > 0 && (await mayAddUp(account, query))) {
      return countByReading({ fetcher, clock }, account, query, seriesArchive);
    }
    const { edges } = calendar;
    const isStored = overlapping(spans, edges[0] ?? 0, edges.at(-1) ?? 0).length > 0;
    const fit = !isStored || (await fits(account, query, calendar));
    if (fit === null) return countByReading({ fetcher, clock }, account, query, seriesArchive);
    if (fit) return requests;
    return requests + (await countRequests(account, uncutRange({ ...query, granularity: finer }, calendars)));
  }

  return async function estimate(account: AccountRef, queries: readonly SeriesQuery[]): Promise<SeriesCost> {
    const cost: SeriesCost = { requests: 0, held: 0 };
    for (const query of queries) {
      const range = uncutRange(query, calendars);
      const maxIntervals = await fetcher.maxIntervals(account, range.query);
      const { edges } = range.calendar;
      const all = [{ from: endedBy(edges, meterCreatedMs(query)), to: countOf(edges) }];
      const withoutArchive = planRequestWindows(all, all, maxIntervals).length;
      const requests = await countRequests(account, range);
      cost.requests += requests;
      cost.held += Math.max(0, withoutArchive - requests);
    }
    return cost;
  };
}

/**
 * Returns the query, or one of the finer intervals that its range does not cut. Most meters of a report share their range
 * and zone, so `calendars` keeps the edges for the next ones.
 */
function uncutRange(query: SeriesQuery, calendars: Calendars): UncutRange {
  const name = `${query.start} ${query.end} ${query.timezone} ${query.granularity}`;
  const calendar = calendars.get(name) ?? bucketEdges(query, query.granularity, query.timezone);
  calendars.set(name, calendar);
  const finer = FINER[query.granularity];
  const isCut = calendar.cutAtStart || calendar.cutAtEnd;
  return isCut && finer ? uncutRange({ ...query, granularity: finer }, calendars) : { query, calendar };
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

/** The last interval of a run is the youngest: where it need not be fetched with or without a number, no other need be. */
function statusOfRun(
  { to }: IndexRange,
  edges: readonly number[],
  spans: readonly StoredSpan[],
  createdAt: number,
  now: number,
): 'notNeeded' | 'notFetched' | 'dependsOnRows' {
  const [start, end] = [edges[to - 1] ?? 0, edges[to] ?? 0];
  if (end <= createdAt) return 'notNeeded';
  const covering = overlapping(spans, start, end);
  const [without, withNumber] = [false, true].map((has) => intervalStatus({ start, end }, has, covering, now));
  if (without?.kind === 'not-fetched') return 'notFetched';
  return [without, withNumber].some((status) => status && isNeeded(status, now)) ? 'dependsOnRows' : 'notNeeded';
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
