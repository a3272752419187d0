import { type BackfillChoice, DAYS_PER_REQUEST } from './choices';
import type { BackfillTarget } from './targets';
import { requestsNeeded } from './windows';

const DAY_MS = 24 * 3_600_000;

/** How far one series is filled; instants in milliseconds. */
export interface FilledTrack {
  choice: BackfillChoice;
  filledFrom: number;
  /** Where it ends: the beginning that was told, else a year before the oldest number found so far; null before one is. */
  goal: number | null;
  doneAt: number | null;
  requests: number;
  problem: string | null;
}

/** Days that one request of a choice brings, as far as is known. */
export type DaysPerRequest = Readonly<Partial<Record<BackfillChoice, number>>>;

const daysOf = (days: DaysPerRequest, choice: BackfillChoice) => days[choice] ?? DAYS_PER_REQUEST[choice];

/** Requests that a track still takes; 0 where it is finished or stopped, null where nobody knows its beginning. */
export function requestsLeft(track: FilledTrack, beginsAt: number | null, days: DaysPerRequest): number | null {
  if (track.doneAt !== null || track.problem !== null) return 0;
  if (beginsAt === null) return null;
  return requestsNeeded({ from: beginsAt, to: track.filledFrom }, daysOf(days, track.choice));
}

/** The part of a track's time that is filled, 0 to 1, counted back from `top`; null where its beginning is not known. */
export function filledShare(track: FilledTrack, beginsAt: number | null, top: number): number | null {
  if (track.doneAt !== null) return 1;
  if (beginsAt === null) return null;
  const length = top - beginsAt;
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (top - track.filledFrom) / length));
}

/** All tracks of a plan together. */
export interface BackfillProgress {
  series: number;
  done: number;
  stopped: number;
  requestsDone: number;
  /** What is known to be left. */
  requestsLeft: number;
  /** Series whose beginning nobody told, so that what they still take is not known. */
  unknown: number;
  /** Mean of the shares that are known; null where none is. */
  share: number | null;
}

/** Adds tracks up. `beginsAt` is what was told of a track's beginning. */
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

/** What a whole history costs at most: what is held already costs nothing. */
export interface BackfillCost {
  requests: number;
  /** True where a beginning is not known: a year of it is counted, and it may be more. */
  atLeast: boolean;
}

/** Requests for the whole history of things, from `now` back (milliseconds). */
export function backfillCost(
  things: readonly BackfillTarget[],
  choice: BackfillChoice,
  now: number,
  days: DaysPerRequest,
): BackfillCost {
  const atOnce = daysOf(days, choice);
  const requests = things.reduce((sum, { beginsAt: begins }) => {
    return sum + requestsNeeded({ from: begins ?? now - 366 * DAY_MS, to: now }, atOnce);
  }, 0);
  return { requests, atLeast: things.some(({ beginsAt: begins }) => begins === null) };
}
