import { Temporal } from 'temporal-polyfill';
import { isCounted } from '../bucket-states';
import { toInstantText } from '../instant-text';
import type { Bucket } from '../series';

const WEEKS = 8;
/** Fewer weeks than this are no measure. */
const MIN_WEEKS = 4;

/**
 * Returns what was used in this hour of this weekday in the last eight weeks, lowest first; none when
 * less than four are known. `now` in milliseconds.
 */
export function sameHours(
  hours: readonly Pick<Bucket, 'start' | 'state' | 'value'>[],
  now: number,
  zone: string,
): number[] {
  const byStart = new Map(hours.map((each) => [each.start, each]));
  const current = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).round({
    smallestUnit: 'hour',
    roundingMode: 'floor',
  });
  const found: number[] = [];
  for (let weeks = 1; weeks <= WEEKS; weeks += 1) {
    const same = byStart.get(toInstantText(current.subtract({ weeks }).epochMilliseconds));
    if (same && same.value !== null && isCounted(same.state)) found.push(same.value);
  }
  return found.length < MIN_WEEKS ? [] : found.sort((a, b) => a - b);
}
