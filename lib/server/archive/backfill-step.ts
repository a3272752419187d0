import { BACKFILL_CHOICES, type BackfillChoice, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import { backfillZone, calendarEnd, daysThatFit, newestWindow } from '@/lib/domain/backfill/windows';
import { toInstantText } from '@/lib/domain/calendar';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import { oldestOf } from '../copper/row-fields';
import { AppError } from '../errors';
import type { Archive, BackfillQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import type { RangeQuery } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

type FillBack = Pick<Archive, 'backfillStep' | 'maxDaysPerRequest'>;

/** Fills a history from its newest end, a window at a time; see `Archive.fillBack`. */
export function createBackfillStep(deps: {
  keeper: Pick<SeriesArchive, 'stored'>;
  asker: Pick<RangeFetcher, 'maxIntervals'>;
  reader: Pick<Archive, 'series' | 'gridReadings'>;
}): FillBack {
  const { keeper, asker, reader } = deps;

  async function daysOf(account: AccountRef, choice: BackfillChoice): Promise<number> {
    const longest = await asker.maxIntervals(
      account,
      rangeOf({ choice, meterId: '', timezone: 'UTC', start: '', end: '' }),
    );
    return Math.min(DAYS_PER_REQUEST[choice], daysThatFit(longest, choice));
  }

  /** Asks for a window as pages do, so that what they can add up from what is held is not asked for here either. */
  async function ask(account: AccountRef, query: BackfillQuery, options: RequestOptions) {
    if (query.choice === 'grid') {
      const {
        data,
        notFetched: unasked,
        source,
      } = await reader.gridReadings(account, { ...query, gatewayId: query.meterId }, options);
      return { oldest: data[0]?.time ?? null, whole: unasked.length === 0, asked: source === 'cloud' };
    }
    const { choice, maxDays: _most, ...frame } = query;
    const { data, source } = await reader.series(account, { ...frame, kind: 'usage', granularity: choice }, options);
    const oldest = data.buckets.find(({ value }) => value !== null)?.start ?? null;
    return { oldest, whole: data.coverage.unasked === 0, asked: source === 'cloud' };
  }

  return {
    async maxDaysPerRequest(account) {
      const days = BACKFILL_CHOICES.map(async (choice) => [choice, await daysOf(account, choice)] as const);
      return Object.fromEntries(await Promise.all(days)) as Record<BackfillChoice, number>;
    },

    async backfillStep(account, query, options) {
      const { choice, timezone } = query;
      const days = Math.min(query.maxDays, await daysOf(account, choice));
      const newest = (to: number): Span => {
        const window = newestWindow({ from: Date.parse(query.start), to }, choice, timezone, days);
        return { start: toInstantText(window.from), end: toInstantText(window.to) };
      };
      const first = newest(Date.parse(query.end));
      const {
        intervals: grid,
        needed: wanted,
        result: answer,
      } = await keeper.stored(account, rangeOf({ ...query, ...first }));
      const held = oldestOf(answer);
      const last = grid[wanted.at(-1) ?? -1];
      if (!last) return { storedFrom: first.start, oldest: held, sentRequest: false };
      // The whole length of a request goes to what is not held: its window ends where that does.
      const window = newest(calendarEnd(Date.parse(last.end), choice, timezone));
      const { oldest, whole, asked } = await ask(account, { ...query, ...window }, options);
      if (!whole) throw new AppError('cloud_error', { userMessage: 'Copper did not answer for the whole range.' });
      return { storedFrom: window.start, oldest: oldest ?? held, sentRequest: asked };
    },
  };
}

function rangeOf(query: Span & Pick<BackfillQuery, 'choice' | 'meterId' | 'timezone'>): RangeQuery {
  const { choice, meterId, start, end } = query;
  const timezone = backfillZone(choice, query.timezone);
  return choice === 'grid'
    ? { meterId, start, end, timezone, kind: 'grid', granularity: 'none' }
    : { meterId, start, end, timezone, kind: 'usage', granularity: choice };
}
