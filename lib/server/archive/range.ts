import { piecesOf } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { AskOptions, Door, UpstreamRequest } from '../ports/door';
import { joinRanges } from './join-ranges';
import type { LongestRange } from './longest-range';
import type { AskRange, RangePart, RangeQuery, WireSeries } from './range.types';
import { isTooLong } from './too-long';

interface RangeDeps {
  door: Door;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
  memory: LongestRange;
}

/** Asks the cloud for ranges, and knows how long one may be. */
export interface RangeAsker {
  ask: AskRange;
  /** Intervals worth asking for in one request; infinite until the cloud refused something. */
  longest: (account: AccountRef, query: RangeQuery) => Promise<number>;
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
export function createAskRange({ door, request, memory }: RangeDeps): RangeAsker {
  async function askPart(account: AccountRef, query: RangeQuery, grid: Span[], ask: AskOptions): Promise<RangePart[]> {
    if (grid.length < (await memory.refused(account, query))) {
      try {
        const { data, ...freshness } = await door.ask(account, request(account, query), ask);
        await memory.accept(account, query, grid.length);
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
    await memory.refuse(account, query, grid.length);
    return parts;
  }

  const ask: AskRange = async (account, query, options) => {
    const grid = piecesOf(query);
    return joinRanges(await askPart(account, query, grid, options), query);
  };
  return {
    ask,
    longest: memory.longest,
  };
}

function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
