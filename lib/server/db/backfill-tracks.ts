import type { Database } from './database';
import type { BackfillTrack } from './generated/client';

export type BackfillTrackRow = BackfillTrack;

/** Identifies the series that a track fills: of a meter, or for `grid` of a gateway. */
export interface TrackKey {
  meterId: string;
  resource: string;
  granularity: string;
}

/** A new track; times in milliseconds. */
export interface NewTrack extends TrackKey {
  filledFrom: number;
  goal: number | null;
}

/** The result of a step; times in milliseconds. */
export interface TrackStep {
  filledFrom: number;
  goal: number | null;
  done: boolean;
  /** Number of requests that the step sent. */
  requests: number;
}

/** Rows per statement. */
const BATCH = 500;

export function listTracks(db: Database, accountId: string): Promise<BackfillTrackRow[]> {
  return db.query((tables) =>
    tables.backfillTrack.findMany({ where: { accountId }, orderBy: [{ meterId: 'asc' }, { granularity: 'asc' }] }),
  );
}

/** Adds the tracks of an account that are not stored yet. */
export async function addTracks(
  db: Database,
  accountId: string,
  tracks: readonly NewTrack[],
  now: number,
): Promise<void> {
  await db.transaction(async (tables) => {
    const known = await tables.backfillTrack.findMany({
      where: { accountId },
      select: { meterId: true, resource: true, granularity: true },
    });
    const names = new Set(known.map(trackName));
    const rows = tracks
      .filter((track) => !names.has(trackName(track)))
      .map(({ filledFrom, goal, ...key }) => ({
        accountId,
        ...key,
        filledFrom: new Date(filledFrom),
        goal: goal === null ? null : new Date(goal),
        updatedAt: new Date(now),
      }));
    for (let index = 0; index < rows.length; index += BATCH) {
      await tables.backfillTrack.createMany({ data: rows.slice(index, index + BATCH) });
    }
  });
}

/** Returns the unfinished track that has the least history, so that recent data of all tracks is filled first. */
export function findNextTrack(
  db: Database,
  accountId: string,
  kind: Pick<TrackKey, 'resource' | 'granularity'>,
  without: readonly string[],
): Promise<BackfillTrackRow | null> {
  return db.query((tables) =>
    tables.backfillTrack.findFirst({
      where: { accountId, ...kind, doneAt: null, problem: null, meterId: { notIn: [...without] } },
      orderBy: [{ filledFrom: 'desc' }, { meterId: 'asc' }],
    }),
  );
}

/** Advances a track. Returns false when it was advanced since it was read. `now` in milliseconds. */
export async function advanceTrack(
  db: Database,
  accountId: string,
  read: TrackKey & { filledFrom: number },
  step: TrackStep,
  now: number,
): Promise<boolean> {
  const { meterId, resource, granularity, filledFrom } = read;
  const { count } = await db.query((tables) =>
    tables.backfillTrack.updateMany({
      where: { accountId, meterId, resource, granularity, filledFrom: new Date(filledFrom) },
      data: {
        filledFrom: new Date(step.filledFrom),
        goal: step.goal === null ? null : new Date(step.goal),
        doneAt: step.done ? new Date(now) : null,
        requests: { increment: step.requests },
        updatedAt: new Date(now),
      },
    }),
  );
  return count === 1;
}

/** Stops a track permanently and records why. */
export async function stopTrack(
  db: Database,
  accountId: string,
  { meterId, resource, granularity }: TrackKey,
  problem: string,
  now: number,
): Promise<void> {
  await db.query((tables) =>
    tables.backfillTrack.updateMany({
      where: { accountId, meterId, resource, granularity },
      data: { problem, updatedAt: new Date(now) },
    }),
  );
}

/** Clears the problems of an account's stopped tracks, so that they run again. */
export async function clearTrackProblems(db: Database, accountId: string, now: number): Promise<void> {
  await db.query((tables) =>
    tables.backfillTrack.updateMany({
      where: { accountId, problem: { not: null } },
      data: { problem: null, updatedAt: new Date(now) },
    }),
  );
}

/** Deletes the tracks of an account. The stored data stays. */
export async function deleteTracks(db: Database, accountId: string): Promise<void> {
  await db.query((tables) => tables.backfillTrack.deleteMany({ where: { accountId } }));
}

function trackName({ meterId, resource, granularity }: TrackKey): string {
  return `${resource} ${granularity} ${meterId}`;
}
