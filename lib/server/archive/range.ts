import { bucketGrid } from '@/lib/domain/calendar';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { AskOptions, Door, UpstreamRequest } from '../upstream/types';
import { joinRanges } from './join-ranges';
import type { AskRange, RangeAnswer, RangeQuery, WireSeries } from './range.types';

interface RangeDeps {
  door: Door;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
}

/** A range is halved no further than this many intervals: then a 400 means something else. */
const FEWEST_INTERVALS = 24;

/**
 * Asks for a range in one request, and in halves where the cloud finds it too long (400). How many intervals it took
 * at most is remembered for each kind and granularity, so that the next long range begins with parts that fit.
 */
export function createAskRange({ door, request }: RangeDeps): AskRange {
  const longest = new Map<string, number>();

  async function askPart(
    account: AccountRef,
    query: RangeQuery,
    grid: Span[],
    ask: AskOptions,
  ): Promise<RangeAnswer[]> {
    const key = `${account.kind} ${query.kind} ${query.granularity}`;
    const most = longest.get(key) ?? Number.POSITIVE_INFINITY;
    if (grid.length <= most) {
      try {
        const answer = await door.ask(account, request(account, query), ask);
        const { data, ...freshness } = answer;
        return [{ ...freshness, ...data }];
      } catch (error) {
        const tooLong = error instanceof AppError && error.upstreamStatus === 400 && grid.length > FEWEST_INTERVALS;
        if (!tooLong) throw error;
        longest.set(key, Math.min(most, Math.ceil(grid.length / 2)));
      }
    }
    const parts = Math.ceil(grid.length / (longest.get(key) ?? grid.length));
    const size = Math.ceil(grid.length / Math.max(2, parts));
    const answers: RangeAnswer[] = [];
    for (let at = 0; at < grid.length; at += size) {
      const piece = grid.slice(at, at + size);
      const span = { start: piece[0]?.start ?? query.start, end: piece.at(-1)?.end ?? query.end };
      answers.push(...(await askPart(account, { ...query, ...span }, piece, ask)));
    }
    return answers;
  }

  return async (account, query, ask) => {
    const grid = bucketGrid(query, query.granularity, query.timezone);
    return joinRanges(await askPart(account, query, grid, ask), query);
  };
}
