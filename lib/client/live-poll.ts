import type { ApiAnswer } from '@/lib/contract/api-answer';
import type { LiveData } from '@/lib/contract/live';
import { msUntilRefetch } from './freshness';

/**
 * Returns the milliseconds until live readings are refetched: when no longer fresh, but no faster than the pace.
 * `arrivedAt` is by the server's clock.
 */
export function livePollMs(answer: ApiAnswer<LiveData>, arrivedAt: number): number | false {
  const wait = msUntilRefetch(answer.meta, arrivedAt);
  if (!Number.isFinite(wait)) return false;
  if (answer.meta.notice) return wait;
  const sinceAsOf = Math.max(arrivedAt - Date.parse(answer.meta.asOf), 0);
  return Math.max(wait, answer.data.pace.seconds * 1000 - sinceAsOf);
}
