import { type BackfillChoice, DAYS_PER_REQUEST } from './choices';
import type { BackfillTarget } from './targets';
import { requestsNeeded } from './windows';

const DAY_MS = 24 * 3_600_000;

/** How far one series is filled; instants in milliseconds. */
export interface FilledTrack {
  choice: BackfillChoice;
  filledFrom: number;
  /**
   * Where filling ends: the known start of the history, or a year before the oldest value found so far; null before a
   * value is found.
   */
  goal: number | null;
  doneAt: number | null;
  requests: number;
  problem: string | null;
}

/** Days per request of each choice, as far as known. */
export type DaysPerRequest = Readonly<Partial<Record<BackfillChoice, number>>>;

const daysPerRequestOf = (days: DaysPerRequest, choice: BackfillChoice) => days[choice] ?? DAYS_PER_REQUEST[choice];

/** Returns the requests that a track still needs: 0 if it is done or stopped, null if its start is unknown. */
export function requestsLeft(track: FilledTrack, beginsAt: number | null, days: DaysPerRequest): number | null {
  if (track.doneAt !== null || track.problem !== null) return 0;
  if (beginsAt === null) return null;
  return requestsNeeded({ from: beginsAt, to: track.filledFrom }, daysPerRequestOf(days, track.choice));
}

/** Returns the filled share of a track's time, 0 to 1, counted back from `top`; null if its start is unknown. */
export function filledShare(track: FilledTrack, beginsAt: number | null, top: number): number | null {
  if (track.doneAt !== null) return 1;
  if (beginsAt === null) return null;
  const length = top - beginsAt;
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (top - track.filledFrom) / length));
}

/** Progress of all tracks of a plan. */
export interface BackfillProgress {
  series: number;
  done: number;
  stopped: number;
  requestsDone: number;
  /** Sum over the series whose start is known. */
  requestsLeft: number;
  /** Number of series whose start, and so what they still need, is unknown. */
  unknown: number;
  /** Mean of the known shares; null if none is known. */
  share: number | null;
}

/** Sums up tracks. `beginsAt` is the known start of a track's history. */
export function backfillProgress(
  tracks: readonly (FilledTrack & { beginsAt: number | null })[],
  top: number,
  days: DaysPerRequest,
): BackfillProgress {
  const left = tracks.map((track) => requestsLeft(track, track.beginsAt, days));
  const shares = tracks.flatMap((track) =>
    track.problem === null ? (filledShare(track, track.beginsAt, top) ?? []) : [],
  );
  return {
    series: tracks.length,
    done: tracks.filter(({ doneAt }) => doneAt !== null).length,
    stopped: tracks.filter(({ problem }) => problem !== null).length,
    requestsDone: tracks.reduce((sum, { requests }) => sum + requests, 0),
    requestsLeft: left.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    unknown: left.filter((each) => each === null).length,
    share: shares.length === 0 ? null : shares.reduce((sum, each) => sum + each, 0) / shares.length,
  };
}

/** The maximum cost of a complete history; stored data costs nothing. */
export interface BackfillCost {
  requests: number;
  /** True if a start is unknown: one year is counted, and it may be more. */
  atLeast: boolean;
}

/** Returns the requests for the complete history of all targets, from `now` back (milliseconds). */
export function backfillCost(
  targets: readonly BackfillTarget[],
  choice: BackfillChoice,
  now: number,
  days: DaysPerRequest,
): BackfillCost {
  const daysPerRequest = daysPerRequestOf(days, choice);
  const requests = targets.reduce((sum, { beginsAt }) => {
    return sum + requestsNeeded({ from: beginsAt ?? now - 366 * DAY_MS, to: now }, daysPerRequest);
  }, 0);
  return { requests, atLeast: targets.some(({ beginsAt }) => beginsAt === null) };
}
