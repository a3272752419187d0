import type { StateChange } from '../device-states';
import { stateHealth } from './rows';

const DAY_MS = 24 * 3_600_000;
/** Once back is an outage that ended; so many times in a day is a device that cannot hold on. */
const LEAST_FALLS = 3;

/**
 * Whether a device went from well to trouble three times or more within the day before `now` (milliseconds).
 * `changes` are oldest first.
 */
export function isFlapping(changes: readonly StateChange[], now: number): boolean {
  const falls = changes.filter(({ at, from }) => stateHealth(from) === 'ok' && now - Date.parse(at) <= DAY_MS);
  return falls.length >= LEAST_FALLS;
}
