import { rangeIntervals } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { joinRanges } from './join-ranges';
import type { LearnedRangeLimits } from './learned-range-limits';
import type { FetchRange, RangePart, RangeQuery, WireSeries } from './range.types';
import { isTooLong } from './too-long';

interface RangeDeps {
  door: Pick<Door, 'fetch'>;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
  limits: LearnedRangeLimits;
}

/** Fetches ranges from the cloud, in several requests where one would be too long. */
export interface RangeFetcher {
  fetch: FetchRange;
  /** Returns how many intervals to put in one request; infinity until the cloud has refused a range. */
  maxIntervals: (account: AccountRef, query: RangeQuery) => Promise<number>;
}

/** Ranges of this many intervals (days for `none`) are not halved any more: a 400 then has another reason. */
const minIntervals = ({ granularity }: RangeQuery) => (granularity === 'none' ? 1 : 24);

/**
 * Fetches a range in one request, and in halves where the cloud refuses it as too long (400) or its answer is longer
 * than the door accepts. The shortest refused length is remembered for each kind and granularity, so that the next long
 * range is halved without trying. Ranges are always halved, so that the same range is cut in the same places and its
 * stored parts are found again. A 400 counts as 'too long' only once the halves were accepted: with another reason for
 * it, later ranges must not be cut.
 */
export function createRangeFetcher({ door, request, limits }: RangeDeps): RangeFetcher {
  async function fetchPart(
    account: AccountRef,
    query: RangeQuery,
    intervals: Span[],
    options: RequestOptions,
  ): Promise<RangePart[]> {
    if (intervals.length < (await limits.shortestRefused(account, query))) {
      try {
        const { data, ...freshness } = await door.fetch(account, request(account, query), options);
        await limits.recordAccepted(account, query, intervals.length);
        return [{ end: query.end, answer: { ...freshness, ...data } }];
      } catch (error) {
        if (!isTooLong(error) || intervals.length <= minIntervals(query)) throw error;
      }
    }
    const parts: RangePart[] = [];
    for (const half of halves(intervals)) {
      const span = { start: half[0]?.start ?? query.start, end: half.at(-1)?.end ?? query.end };
      parts.push(...(await fetchPart(account, { ...query, ...span }, half, options)));
    }
    await limits.recordRefused(account, query, intervals.length);
    return parts;
  }

  return {
    fetch: async (account, query, options) =>
      joinRanges(await fetchPart(account, query, rangeIntervals(query), options), query),
    maxIntervals: limits.maxIntervals,
  };
}

function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
