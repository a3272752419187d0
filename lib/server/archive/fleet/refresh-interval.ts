const DAY_MS = 24 * 3_600_000;
/** The cloud has nothing newer sooner. */
const SOONEST_MS = 15 * 60_000;
/** Of the day's requests, the part that keeping the lists fresh all day may take. */
const SHARE = 0.5;

/** How old lists of so many pages may grow before they are asked for again, so that half of the day's requests suffice. */
export function refreshIntervalMs(pages: number, dayLimit: number): number {
  return Math.max(SOONEST_MS, Math.ceil((pages * DAY_MS) / (dayLimit * SHARE)));
}
