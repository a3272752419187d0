import type { Database } from './database';
import type { BackfillTrack } from './generated/client';

export type BackfillTrackRow = BackfillTrack;

/** Names one series that is filled: of a meter, or of a gateway for `grid`. */
export interface TrackKey {
  meterId: string;
  resource: string;
  granularity: string;
}

/** A track to begin; milliseconds. */
export interface NewTrack extends TrackKey {
  filledFrom: number;
  goal: number | null;
}

/** What a step changed; milliseconds. */
export interface TrackStep {
  filledFrom: number;
  goal: number | null;
  done: boolean;
  /** Requests that were sent for it. */
  requests: number;
}

/** As many rows as one statement takes. */
const BATCH = 500;

export function listTracks(db: Database, accountId: string): Promise<BackfillTrackRow[]> {
  return db.query((tables) =>
    tables.backfillTrack.findMany({ where: { accountId }, orderBy: [{ meterId: 'asc' }, { granularity: 'asc' }] }),
  );
}

/** Begins the tracks of an account that are not there yet. */
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
    const names = new Set(known.map(nameOf));
    const rows = tracks
      .filter((track) => !names.has(nameOf(track)))
      .map(({ filledFrom, goal, ...key }) => ({
        accountId,
        ...key,
        filledFrom: new Date(filledFrom),
        goal: goal === null ? null : new Date(goal),
        updatedAt: new Date(now),
      }));
    for (let at = 0; at < rows.length; at += BATCH) {
      await tables.backfillTrack.createMany({ data: rows.slice(at, at + BATCH) });
    }
  });
}

/** The unfinished track of a kind whose past is least far filled, so that what is newest comes first for all. */
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

/** Moves a track on, unless somebody else has moved it since it was read; false then. `now` in milliseconds. */
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

/** Notes why a track stopped for good. */
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

/** Lets an account's tracks that stopped be tried again. */
export async function clearTrackProblems(db: Database, accountId: string, now: number): Promise<void> {
  await db.query((tables) =>
    tables.backfillTrack.updateMany({
      where: { accountId, problem: { not: null } },
      data: { problem: null, updatedAt: new Date(now) },
    }),
  );
}

/** Forgets how far an account's tracks are filled. What is kept stays. */
export async function deleteTracks(db: Database, accountId: string): Promise<void> {
  await db.query((tables) => tables.backfillTrack.deleteMany({ where: { accountId } }));
}

function nameOf({ meterId, resource, granularity }: TrackKey): string {
  return `${resource} ${granularity} ${meterId}`;
}
