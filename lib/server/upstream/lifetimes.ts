import type { LifetimeClass } from '../ports/door';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Limits round what the cloud's `Cache-Control` says; milliseconds. */
export interface Lifetime {
  /** Never believed fresh for longer, whatever the cloud says. */
  maxFreshMs: number;
  /** Believed fresh for so long when the cloud says nothing. */
  defaultFreshMs: number;
  /** May be shown while a new one is on its way, up to this age. */
  whileRefreshingMs: number;
  /** May be shown when no new one can be had, up to this age. */
  lastResortMs: number;
  /** A person waits so long for the new one before seeing the held one. */
  maxWaitMs: number;
}

/** The one table of times to live. Not kept at all: answers with `no-store`, and answers that do not parse. */
export const LIFETIMES: Record<LifetimeClass, Lifetime> = {
  // Renewed each minute by the cloud. What a meter did an hour ago is not what it does now, so waiting a little for
  // the present beats the past; without any cloud the last word, with its age, beats an empty page for a day.
  live: {
    maxFreshMs: 5 * MINUTE,
    defaultFreshMs: MINUTE,
    whileRefreshingMs: 10 * MINUTE,
    lastResortMs: DAY,
    maxWaitMs: 4 * SECOND,
  },
  // Premises, meters and gateways change rarely, but a new meter must show within the day, whatever the cloud says.
  // They are needed to see anything at all, so they serve for long when the cloud fails.
  list: {
    maxFreshMs: DAY,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 90 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
  // A range that ended less than two days ago, or has not ended: the cloud calls the closed ones final at once, but
  // readings arrive late, and yesterday must not keep a hole that was filled an hour later.
  settling: {
    maxFreshMs: HOUR,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 400 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
  // The cloud says a year for closed ranges; late readings and corrections do arrive, so ask whether it changed
  // (usually a 304) once a month. The past does not go away when the cloud does.
  series: {
    maxFreshMs: 30 * DAY,
    defaultFreshMs: 15 * MINUTE,
    whileRefreshingMs: DAY,
    lastResortMs: 400 * DAY,
    maxWaitMs: 2.5 * SECOND,
  },
};

/** Answers nobody asked for in this long are forgotten. */
export const FORGET_UNUSED_MS = 400 * DAY;
