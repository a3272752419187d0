import { rangeIntervals } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { joinRanges } from './join-ranges';
import type { LearnedRangeLimits } from './learned-range-limits';
import type { FetchRange, RangePart, RangeQuery, WireSeries } from './range.types';
import { isTooLong } from './too-long';

interface RangeDeps {
  door: Door;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
  memory: LearnedRangeLimits;
}

/** Asks the cloud for ranges, and knows how long one may be. */
export interface RangeFetcher {
  fetch: FetchRange;
  /** Intervals worth asking for in one request; infinite until the cloud refused something. */
  maxIntervals: (account: AccountRef, query: RangeQuery) => Promise<number>;
}

/** A range is halved no further than this many pieces, which are days for `none`: then a 400 means something else. */
const fewestPieces = ({ granularity }: RangeQuery) => (granularity === 'none' ? 1 : 24);

/**
 * Asks for a range in one request, and in halves where the cloud finds it too long (400) or its answer is longer than
 * the door lets in. The shortest length it refused is remembered for each kind and granularity, so that the next long
 * range is halved without asking. Always in halves: the same range is cut in the same places again and again, and what
 * is held of it is found. A 400 counts as 'too long' only once the halves were taken: another reason for it must not
 * cut every later range small.
 */
export function createRangeFetcher({ door, request, memory }: RangeDeps): RangeFetcher {
  async function askPart(
    account: AccountRef,
    query: RangeQuery,
    grid: Span[],
    ask: RequestOptions,
  ): Promise<RangePart[]> {
    if (grid.length < (await memory.shortestRefused(account, query))) {
      try {
        const { data, ...freshness } = await door.fetch(account, request(account, query), ask);
        await memory.recordAccepted(account, query, grid.length);
        return [{ end: query.end, answer: { ...freshness, ...data } }];
      } catch (error) {
        if (!isTooLong(error) || grid.length <= fewestPieces(query)) throw error;
      }
    }
    const parts: RangePart[] = [];
    for (const piece of halves(grid)) {
      const span = { start: piece[0]?.start ?? query.start, end: piece.at(-1)?.end ?? query.end };
      parts.push(...(await askPart(account, { ...query, ...span }, piece, ask)));
    }
    await memory.recordRefused(account, query, grid.length);
    return parts;
  }

  const ask: FetchRange = async (account, query, options) => {
    const grid = rangeIntervals(query);
    return joinRanges(await askPart(account, query, grid, options), query);
  };
  return {
    fetch: ask,
    maxIntervals: memory.maxIntervals,
  };
}

function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
