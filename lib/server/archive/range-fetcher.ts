import { rangeIntervals } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import { joinRanges } from './join-ranges';
import type { LearnedRangeLimits } from './learned-range-limits';
import type { FetchRange, RangeAnswer, RangePart, RangeQuery, WireSeries } from './range.types';
import { isTooLong } from './too-long';
import type { WidthLimits } from './width-limits';

interface RangeDeps {
  door: Pick<Door, 'fetch'>;
  /** Builds the request of a range for the account's side of the API. */
  request: (account: AccountRef, query: RangeQuery) => UpstreamRequest<WireSeries>;
  limits: LearnedRangeLimits;
  widths: WidthLimits;
}

/** An answer, and the span that it is for. */
export interface WideAnswer {
  span: Span;
  answer: RangeAnswer;
}

/** Fetches ranges from the cloud, in several requests where one would be too long. */
export interface RangeFetcher {
  fetch: FetchRange;
  /** Returns how many intervals to put in one request; infinity until the cloud has refused a range. */
  maxIntervals: (account: AccountRef, query: RangeQuery) => Promise<number>;
  /** Fetches the wide span, which contains the range, in one request; the range alone where the cloud refuses that. */
  fetchWide: (account: AccountRef, query: RangeQuery, wide: Span, options: RequestOptions) => Promise<WideAnswer>;
  /** Returns the most intervals and days of a wide request: lengths that the cloud is not known to refuse. */
  maxWidth: (account: AccountRef, query: RangeQuery) => Promise<{ maxIntervals: number; maxDays: number }>;
}

const DAY_MS = 24 * 3_600_000;

/** Ranges of this many intervals (days for `none`) are not halved any more: a 400 then has another reason. */
const minIntervals = ({ granularity }: RangeQuery) => (granularity === 'none' ? 1 : 24);

/**
 * Fetches a range in one request, and in halves where the cloud refuses it as too long (400) or its answer is longer
 * than the door accepts. The shortest refused length is remembered for each kind and granularity, so that the next long
 * range is halved without trying. Ranges are always halved, so that the same range is cut in the same places and its
 * stored parts are found again. A 400 counts as 'too long' only once the halves were accepted: with another reason for
 * it, later ranges must not be cut.
 */
export function createRangeFetcher({ door, request, limits, widths }: RangeDeps): RangeFetcher {
  async function fetchAtOnce(account: AccountRef, query: RangeQuery, options: RequestOptions): Promise<RangeAnswer> {
    const { data, ...freshness } = await door.fetch(account, request(account, query), options);
    return { ...freshness, ...data };
  }

  async function fetchPart(
    account: AccountRef,
    query: RangeQuery,
    intervals: Span[],
    options: RequestOptions,
  ): Promise<RangePart[]> {
    if (intervals.length < (await limits.shortestRefused(account, query))) {
      try {
        const answer = await fetchAtOnce(account, query, options);
        await limits.recordAccepted(account, query, intervals.length);
        return [{ end: query.end, answer }];
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

  const fetch: FetchRange = async (account, query, options) =>
    joinRanges(await fetchPart(account, query, rangeIntervals(query), options), query);

  return {
    fetch,
    maxIntervals: limits.maxIntervals,
    maxWidth: async (account, query) => ({
      maxIntervals: await limits.longestSafe(account, query),
      maxDays: widths.maxDays(account, query),
    }),

    async fetchWide(account, query, wide, options) {
      const span = { start: query.start, end: query.end };
      const isWider = wide.start !== span.start || wide.end !== span.end;
      if (!isWider) return { span, answer: await fetch(account, query, options) };
      try {
        return { span: wide, answer: await fetchAtOnce(account, { ...query, ...wide }, options) };
      } catch (error) {
        if (!isTooLong(error)) {
          widths.recordFailed(account, query, error);
          throw error;
        }
      }
      const answer = await fetch(account, query, options).catch((error: unknown) => {
        widths.recordFailed(account, query, error);
        throw error;
      });
      widths.recordRefused(account, query, (Date.parse(wide.end) - Date.parse(wide.start)) / DAY_MS);
      return { span, answer };
    },
  };
}

function halves<T>(items: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
