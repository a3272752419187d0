import type { LocalDay } from './local-days';

const WEEKS = 4;
const MIN_WEEKS = 3;
/** Three gallons a minute for a third of an hour: a garden, not a shower. */
const MIN_GALLONS_PER_HOUR = 60;

const cell = (weekday: number, hour: number) => `${weekday} ${hour}`;

/**
 * Returns a function that tells whether a garden is usually watered at an hour of a weekday: it was in at least three of
 * the four weeks before the day `before` (an instant in milliseconds).
 */
export function irrigationHabit(days: readonly LocalDay[], before: number): (weekday: number, hour: number) => boolean {
  const counts = new Map<string, number>();
  for (const { weekday, hours } of days.filter(({ end }) => end <= before).slice(-7 * WEEKS)) {
    // The hour that a clock change repeats counts once.
    const watered = new Set(
      hours.flatMap(({ hour, value }) =>
        value !== null && value >= MIN_GALLONS_PER_HOUR ? [cell(weekday, hour)] : [],
      ),
    );
    for (const key of watered) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (weekday, hour) => (counts.get(cell(weekday, hour)) ?? 0) >= MIN_WEEKS;
}
