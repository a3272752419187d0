import { type BucketEdges, bucketEdges } from '@/lib/domain/calendar';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { SeriesCost, SeriesQuery } from '../ports/archive';
import { countByReading } from './count-by-reading';
import { countOf, createPlanBySpans, endedBy, overlapping, startedBefore } from './plan-by-spans';
import { planRequestWindows } from './plan-windows';
import type { RangeFetcher } from './range-fetcher';
import { meterCreatedMs } from './range-state';
import { FINER } from './series';
import type { SeriesArchive } from './series-archive';

interface EstimateDeps {
  seriesArchive: Pick<SeriesArchive, 'stored' | 'covers' | 'spans'> & {
    /** Whether all stored rows of a range match its calendar; null where reading must tell. */
    fits: (account: AccountRef, query: SeriesQuery, calendar: BucketEdges) => Promise<boolean | null>;
  };
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  clock: Clock;
}

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
  const calendars: Calendars = new Map();
  const plan = createPlanBySpans({ seriesArchive, clock });

  /** True when the sums of stored finer usage may save the requests. */
  async function mayAddUp(account: AccountRef, query: SeriesQuery): Promise<boolean> {
    for (let finer = FINER[query.granularity]; query.kind === 'usage' && finer; finer = FINER[finer]) {
      if (await seriesArchive.covers(account, { ...query, granularity: finer })) return true;
    }
    return false;
  }

  /** Counts the requests of a range as the series reader sends them: also those of finer intervals, to be added up. */
  async function countRequests(account: AccountRef, range: UncutRange): Promise<number> {
    const { query, calendar } = range;
    const spans = await seriesArchive.spans(account, query);
    const maxIntervals = await fetcher.maxIntervals(account, query);
    const requests = (await plan(account, { query, edges: calendar.edges, spans, maxIntervals })).length;
    const finer = FINER[query.granularity];
    if (finer === undefined) return requests;
    if (requests > 0 && (await mayAddUp(account, query))) {
      return countByReading({ fetcher, clock }, account, query, seriesArchive);
    }
    const { edges } = calendar;
    const isStored = overlapping(spans, edges[0] ?? 0, edges.at(-1) ?? 0).length > 0;
    const fit = !isStored || (await seriesArchive.fits(account, query, calendar));
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
      // There is nothing from before the meter, and no usage of what has not begun.
      const from = endedBy(edges, meterCreatedMs(query));
      const to = query.kind === 'usage' ? startedBefore(edges, clock()) : countOf(edges);
      const all = to > from ? [{ from, to }] : [];
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
