import type { StateChange } from '../device-states';
import { stateHealth } from './rows';

const DAY_MS = 24 * 3_600_000;
/** One or two falls in a day are outages that ended; more mean an unstable device. */
const MIN_FALLS = 3;

/**
 * True when a device left an OK state three times or more within the day before `now` (milliseconds). `changes` are
 * oldest first.
 */
export function isFlapping(changes: readonly StateChange[], now: number): boolean {
  const falls = changes.filter(({ at, from }) => stateHealth(from) === 'ok' && now - Date.parse(at) <= DAY_MS);
  return falls.length >= MIN_FALLS;
}
