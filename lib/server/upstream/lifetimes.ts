import type { LifetimeClass } from '../ports/door';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits for the cloud's `Cache-Control`; milliseconds. */
export interface Lifetime {
  /** Never fresh for longer, whatever the cloud says. */
  maxFreshMs: number;
  /** Fresh for this long when the cloud says nothing. */
  defaultFreshMs: number;
  /** May be shown while a new answer is fetched, up to this age. */
  whileRefreshingMs: number;
  /** May be shown when fetching fails, up to this age. */
  lastResortMs: number;
  /** A user waits this long for the new answer before the cached one is shown. */
  maxWaitMs: number;
}

/** How long answers may be used. Never stored: answers with `no-store`, and answers that do not parse. */
export const LIFETIMES: Record<LifetimeClass, Lifetime> = {
  // The cloud updates these every minute. An hour-old rate says little about now, so users wait longer for a new one.
  // During an outage the last value, with its age, is shown for a day instead of an empty page.
  live: {
    maxFreshMs: 5 * MINUTE,
    defaultFreshMs: MINUTE,
    whileRefreshingMs: 10 * MINUTE,
    lastResortMs: DAY,
    maxWaitMs: 4 * SECOND,
  },
  // Premises, meters and gateways change rarely, but a new meter must appear within a day, whatever the cloud says.
  // Every page needs them, so they may be shown for months when the cloud fails.
  list: {
    maxFreshMs: DAY,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 90 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
  // A range that has not ended, or ended less than two days ago. The cloud calls it final as soon as it ends, but
  // readings arrive late, and a gap that was filled an hour later must not stay for long.
  settling: {
    maxFreshMs: HOUR,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 400 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
  // For older ranges the cloud says a year. Late readings and corrections do arrive, so they are revalidated once a
  // month (usually a 304). During an outage they stay readable.
  series: {
    maxFreshMs: 30 * DAY,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 400 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
};

/** Answers that were not used for this long are deleted. */
export const FORGET_UNUSED_MS = 400 * DAY;
