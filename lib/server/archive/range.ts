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

/** What is known of how many intervals one request may span. */
interface Lengths {
  longestAccepted: number;
  shortestRefused: number;
}

/**
 * Asks for a range in one request, and in halves where the cloud finds it too long (400). What lengths it takes is
 * remembered for each kind and granularity, so that the next long range begins with parts that fit. A 400 counts as
 * 'too long' only once the halves were taken: another reason for it must not cut every later range small.
 */
export function createAskRange({ door, request }: RangeDeps): AskRange {
  const known = new Map<string, Lengths>();

  function lengthsOf(account: AccountRef, { kind, granularity }: RangeQuery): Lengths {
    const key = `${account.kind} ${kind} ${granularity}`;
    const lengths = known.get(key) ?? { longestAccepted: 0, shortestRefused: Number.POSITIVE_INFINITY };
    known.set(key, lengths);
    return lengths;
  }

  async function askPart(
    account: AccountRef,
    query: RangeQuery,
    grid: Span[],
    ask: AskOptions,
  ): Promise<RangeAnswer[]> {
    const lengths = lengthsOf(account, query);
    if (grid.length < lengths.shortestRefused) {
      try {
        const { data, ...freshness } = await door.ask(account, request(account, query), ask);
        lengths.longestAccepted = Math.max(lengths.longestAccepted, grid.length);
        return [{ ...freshness, ...data }];
      } catch (error) {
        const tooLong = error instanceof AppError && error.upstreamStatus === 400 && grid.length > FEWEST_INTERVALS;
        if (!tooLong) throw error;
      }
    }
    // Known to be too long: a length that was taken is known too, at least half of the shortest refused.
    const parts =
      grid.length < lengths.shortestRefused ? 2 : Math.max(2, Math.ceil(grid.length / lengths.longestAccepted));
    const answers: RangeAnswer[] = [];
    for (const piece of cutEvenly(grid, parts)) {
      const span = { start: piece[0]?.start ?? query.start, end: piece.at(-1)?.end ?? query.end };
      answers.push(...(await askPart(account, { ...query, ...span }, piece, ask)));
    }
    lengths.shortestRefused = Math.min(lengths.shortestRefused, grid.length);
    return answers;
  }

  return async (account, query, ask) => {
    const grid = bucketGrid(query, query.granularity, query.timezone);
    return joinRanges(await askPart(account, query, grid, ask), query);
  };
}

function cutEvenly<T>(items: readonly T[], parts: number): T[][] {
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
