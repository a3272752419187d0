import { BACKFILL_CHOICES, type BackfillChoice, DAYS_PER_REQUEST } from '@/lib/domain/backfill/choices';
import { backfillZone, calendarEnd, daysThatFit, newestWindow } from '@/lib/domain/backfill/windows';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Span } from '@/lib/domain/series';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Archive, BackfillQuery } from '../ports/archive';
import type { RequestOptions } from '../ports/door';
import type { RangeQuery, RangeResult } from './range.types';
import type { RangeFetcher } from './range-fetcher';
import type { SeriesArchive } from './series-archive';

/** Returns the parts of the archive that fill a history backward from its newest end; see `Archive.backfillStep`. */
export function createBackfillStep(deps: {
  seriesArchive: Pick<SeriesArchive, 'stored'>;
  fetcher: Pick<RangeFetcher, 'maxIntervals'>;
  reader: Pick<Archive, 'series' | 'gridReadings'>;
}): Pick<Archive, 'backfillStep' | 'maxDaysPerRequest'> {
  const { seriesArchive, fetcher, reader } = deps;

  async function maxDays(account: AccountRef, choice: BackfillChoice): Promise<number> {
    const anyRange = rangeOf({ choice, meterId: '', timezone: 'UTC', start: '', end: '' });
    const maxIntervals = await fetcher.maxIntervals(account, anyRange);
    return Math.min(DAYS_PER_REQUEST[choice], daysThatFit(maxIntervals, choice));
  }

  /** Reads a window the way pages do, so that nothing is fetched that can be added up from what is stored. */
  async function readWindow(account: AccountRef, query: BackfillQuery, options: RequestOptions) {
    if (query.choice === 'grid') {
      const range = { ...query, gatewayId: query.meterId };
      const { data, notFetched, source } = await reader.gridReadings(account, range, options);
      return { oldest: data[0]?.time ?? null, complete: notFetched.length === 0, sentRequest: source === 'cloud' };
    }
    const { choice, maxDays: _unused, ...frame } = query;
    const { data, source } = await reader.series(account, { ...frame, kind: 'usage', granularity: choice }, options);
    const oldest = data.buckets.find(({ value }) => value !== null)?.start ?? null;
    return { oldest, complete: data.coverage.unasked === 0, sentRequest: source === 'cloud' };
  }

  return {
    async maxDaysPerRequest(account) {
      const days = BACKFILL_CHOICES.map(async (choice) => [choice, await maxDays(account, choice)] as const);
      return Object.fromEntries(await Promise.all(days)) as Record<BackfillChoice, number>;
    },

    async backfillStep(account, query, options) {
      const { choice, timezone } = query;
      const days = Math.min(query.maxDays, await maxDays(account, choice));
      const newest = (to: number): Span => {
        const window = newestWindow({ from: Date.parse(query.start), to }, choice, timezone, days);
        return { start: toInstantText(window.from), end: toInstantText(window.to) };
      };
      const first = newest(Date.parse(query.end));
      const { intervals, needed, result } = await seriesArchive.stored(account, rangeOf({ ...query, ...first }));
      const oldestStored = result && oldestReading(choice, result);
      const lastNeeded = intervals[(needed.at(-1)?.to ?? 0) - 1];
      if (!lastNeeded) return { storedFrom: first.start, oldest: oldestStored, sentRequest: false };
      // The window ends with the last interval that is not stored, so that the request brings as much as it can.
      const window = newest(calendarEnd(Date.parse(lastNeeded.end), choice, timezone));
      const { oldest, complete, sentRequest } = await readWindow(account, { ...query, ...window }, options);
      if (!complete) throw new AppError('cloud_error', { userMessage: 'Copper sent only a part of this range.' });
      return { storedFrom: window.start, oldest: oldest ?? oldestStored, sentRequest };
    },
  };
}

/** Returns the time of the oldest point with a value, or of the oldest measurement of the grid; null for neither. */
function oldestReading(choice: BackfillChoice, { points: { times, value } }: RangeResult): string | null {
  const oldest = choice === 'grid' ? times[0] : times.find((_, index) => !Number.isNaN(value[index]));
  return oldest === undefined ? null : toInstantText(oldest);
}

function rangeOf(query: Span & Pick<BackfillQuery, 'choice' | 'meterId' | 'timezone'>): RangeQuery {
  const { choice, meterId, start, end } = query;
  const timezone = backfillZone(choice, query.timezone);
  return choice === 'grid'
    ? { meterId, start, end, timezone, kind: 'grid', granularity: 'none' }
    : { meterId, start, end, timezone, kind: 'usage', granularity: choice };
}
