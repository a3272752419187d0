import type { SeriesRequest } from '@/lib/contract/query-keys';
import type { SeriesKind } from '@/lib/domain/granularity';
import { addLocalDays } from '@/lib/domain/local-day';
import { seriesQueryOptions } from './series-query';

/** Today's total is updated every 15 minutes; if it is older than this, its age is shown. */
export const STALE_TOTAL_MS = 20 * 60_000;

/** Returns the request for today's series of a meter by the hour. `today` is the calendar day of its premise. */
export function todaySeriesRequest(meterId: string, kind: SeriesKind, today: string): SeriesRequest {
  return { meterId, kind, start: today, end: addLocalDays(today, 1), granularity: 'hour' };
}

/**
 * Today's series of a meter by the hour, in the premise's calendar, for the total so far and its comparison. The day
 * view of the usage page uses the same query, so both share one answer. Polled while the tab is visible, whenever the
 * cloud has new data.
 */
export function todaySeriesQueryOptions(account: string, meterId: string, kind: SeriesKind, today: string) {
  return seriesQueryOptions(account, todaySeriesRequest(meterId, kind, today));
}
