import type { StateChange } from '../device-states';
import { stateHealth } from './rows';

const DAY_MS = 24 * 3_600_000;
/** One or two falls in a day are outages that ended; more mean an unstable device. */
const MIN_FALLS = 3;

/** How often a device left an OK state, and since when. */
export interface Flapping {
  /** UTC instant of the first fall with no day of quiet after it. */
  since: string;
  falls: number;
  /** Falls a day since then; at least a day is counted. */
  perDay: number;
}

/**
 * Returns how a device flaps: it left an OK state three times or more within the day before `now` (milliseconds). Null
 * when it does not. `changes` are oldest first.
 */
export function flappingOf(changes: readonly StateChange[], now: number): Flapping | null {
  const falls = changes.filter(({ at, from }) => stateHealth(from) === 'ok' && Date.parse(at) <= now);
  const inLastDay = falls.filter(({ at }) => now - Date.parse(at) <= DAY_MS);
  if (inLastDay.length < MIN_FALLS) return null;
  const times = falls.map(({ at }) => Date.parse(at));
  const first = times.findLastIndex((at, index) => index === 0 || at - (times[index - 1] ?? 0) > DAY_MS);
  const count = falls.length - first;
  const since = falls[first]?.at ?? '';
  return { since, falls: count, perDay: count / Math.max(1, (now - Date.parse(since)) / DAY_MS) };
}
