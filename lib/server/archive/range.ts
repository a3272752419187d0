import { bucketGrid } from '@/lib/domain/calendar';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { AskOptions, Door, UpstreamRequest } from '../upstream/types';
import { joinRanges } from './join-ranges';
import type { AskRange, RangePart, RangeQuery, WireSeries } from './range.types';

interface RangeDeps {
  door: Door;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
}

/** Asks the cloud for ranges, and knows how long one may be. */
export interface RangeAsker {
  ask: AskRange;
  /** Intervals that one request surely brings; infinite until the cloud refused something. */
  longest: (account: AccountRef, query: RangeQuery) => number;
}

/** A range is halved no further than this many intervals: then a 400 means something else. */
const FEWEST_INTERVALS = 24;

/**
 * Asks for a range in one request, and in halves where the cloud finds it too long (400). The shortest length it
 * refused is remembered for each kind and granularity, so that the next long range is halved without asking. Always
 * in halves: the same range is cut in the same places again and again, and what is held of it is found. A 400 counts
 * as 'too long' only once the halves were taken: another reason for it must not cut every later range small.
 */
export function createAskRange({ door, request }: RangeDeps): RangeAsker {
  const shortestRefused = new Map<string, number>();

  async function askPart(account: AccountRef, query: RangeQuery, grid: Span[], ask: AskOptions): Promise<RangePart[]> {
    const known = `${account.kind} ${query.kind} ${query.granularity}`;
    const refused = () => shortestRefused.get(known) ?? Number.POSITIVE_INFINITY;
    if (grid.length < refused()) {
      try {
        const { data, ...freshness } = await door.ask(account, request(account, query), ask);
        return [{ end: query.end, answer: { ...freshness, ...data } }];
      } catch (error) {
        const tooLong = error instanceof AppError && error.upstreamStatus === 400 && grid.length > FEWEST_INTERVALS;
        if (!tooLong) throw error;
      }
    }
    const parts: RangePart[] = [];
    for (const piece of halves(grid)) {
      const span = { start: piece[0]?.start ?? query.start, end: piece.at(-1)?.end ?? query.end };
      parts.push(...(await askPart(account, { ...query, ...span }, piece, ask)));
    }
    shortestRefused.set(known, Math.min(refused(), grid.length));
    return parts;
  }

  const ask: AskRange = async (account, query, options) => {
    const grid = bucketGrid(query, query.granularity, query.timezone);
    return joinRanges(await askPart(account, query, grid, options), query);
  };
  return {
    ask,
    longest: ({ kind }, query) =>
      Math.floor((shortestRefused.get(`${kind} ${query.kind} ${query.granularity}`) ?? Number.POSITIVE_INFINITY) / 2),
  };
}

function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
