const DAY_MS = 24 * 3_600_000;
/** The cloud has no newer data before this. */
export const MIN_INTERVAL_MS = 15 * 60_000;
/** The share of the day's requests that refreshing lists all day may use. */
const DAY_SHARE = 0.5;

/** Returns how often lists of so many pages are fetched again, so that it uses at most half of the day's requests. */
export function refreshIntervalMs(pages: number, dayLimit: number): number {
  return Math.max(MIN_INTERVAL_MS, Math.ceil((pages * DAY_MS) / (dayLimit * DAY_SHARE)));
}
