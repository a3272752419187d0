import type { Database } from './database';
import type { Account, Export } from './generated/client';
import { runnableWhere } from './runnable-where';

export type ExportRow = Export;

/** The columns of a new export. `expiresAt` is set when it ends. */
export type NewExport = Pick<
  Export,
  'id' | 'accountId' | 'madeBy' | 'report' | 'parameters' | 'format' | 'strict' | 'scheduleId'
>;

/** The columns that change while an export runs; times in milliseconds. */
export interface ExportProgressFields {
  partsDone: number;
  partsTotal: number | null;
  requestsDone: number;
  requestsLeft: number | null;
  waitingFor: string | null;
  nextAt: number | null;
  /** JSON array: what the file lacks so far. */
  gaps: string | null;
}

/** The columns that are set when an export ends; times in milliseconds. */
export interface ExportEndFields {
  state: string;
  problem: string | null;
  /** JSON array. */
  gaps: string | null;
  gapCount: number;
  /** JSON object. */
  file: string | null;
  expiresAt: number | null;
}

const RUNNING = 'running';

/** Stores a new export as running; `now` in milliseconds. */
export function insertExport(db: Database, fields: NewExport, now: number): Promise<ExportRow> {
  const at = new Date(now);
  const initial = { state: RUNNING, partsDone: 0, requestsDone: 0, gapCount: 0, createdAt: at, updatedAt: at };
  return db.query((tables) => tables.export.create({ data: { ...fields, ...initial } }));
}

/** Returns an export of one of these accounts, or null. */
export function findExport(db: Database, accountIds: readonly string[], id: string): Promise<ExportRow | null> {
  return db.query((tables) => tables.export.findFirst({ where: { id, accountId: { in: [...accountIds] } } }));
}

/** Returns the exports of an account, newest first. */
export function listExportRows(db: Database, accountId: string, max: number): Promise<ExportRow[]> {
  return db.query((tables) =>
    tables.export.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: max }),
  );
}

/** Returns the running exports of an account. */
export function listRunningExports(db: Database, accountId: string): Promise<ExportRow[]> {
  return db.query((tables) => tables.export.findMany({ where: { accountId, state: RUNNING } }));
}

/**
 * Returns running exports of all accounts that can continue at `now` (milliseconds), longest waiting first. An export
 * that waits for a sign-in is included once the account has tokens that are not revoked.
 */
export function findDueExports(
  db: Database,
  now: number,
  max: number,
): Promise<(Pick<ExportRow, 'id'> & { account: Account })[]> {
  return db.query((tables) =>
    tables.export.findMany({
      where: {
        state: RUNNING,
        ...runnableWhere(now),
      },
      orderBy: { updatedAt: 'asc' },
      take: max,
      select: { id: true, account: true },
    }),
  );
}

/** Stores the progress of an export. Returns false when it has ended. `now` in milliseconds. */
export async function saveExportProgress(
  db: Database,
  accountId: string,
  id: string,
  { nextAt, ...progress }: ExportProgressFields,
  now: number,
): Promise<boolean> {
  const data = { ...progress, nextAt: instant(nextAt), updatedAt: new Date(now) };
  const { count } = await db.query((tables) =>
    tables.export.updateMany({ where: { id, accountId, state: RUNNING }, data }),
  );
  return count === 1;
}

/** Ends a running export. Returns false, without a change, when it has already ended. `now` in milliseconds. */
export async function endExport(
  db: Database,
  accountId: string,
  id: string,
  { expiresAt, ...end }: ExportEndFields,
  now: number,
): Promise<boolean> {
  const at = new Date(now);
  const data = {
    ...end,
    expiresAt: instant(expiresAt),
    waitingFor: null,
    nextAt: null,
    finishedAt: at,
    updatedAt: at,
  };
  const { count } = await db.query((tables) =>
    tables.export.updateMany({ where: { id, accountId, state: RUNNING }, data }),
  );
  return count === 1;
}

/** Deletes an export that has ended. */
export async function deleteExport(db: Database, accountId: string, id: string): Promise<void> {
  await db.query((tables) => tables.export.deleteMany({ where: { id, accountId, state: { not: RUNNING } } }));
}

/** Deletes the exports that have expired at `now` (milliseconds). Returns how many. */
export async function deleteExpiredExports(db: Database, now: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.export.deleteMany({ where: { state: { not: RUNNING }, expiresAt: { lte: new Date(now) } } }),
  );
  return count;
}

/** Returns the `file` of all exports of all accounts. Files that none of them names can be removed. */
export async function listExportFiles(db: Database): Promise<string[]> {
  const rows = await db.query((tables) =>
    tables.export.findMany({ where: { file: { not: null } }, select: { file: true } }),
  );
  return rows.flatMap(({ file }) => (file === null ? [] : [file]));
}

/** Sets when the files of a schedule expire (milliseconds), except for the newest `keep` files. */
export async function expireScheduleExports(
  db: Database,
  accountId: string,
  scheduleId: string,
  keep: number,
  expiresAt: number,
): Promise<void> {
  const where = { accountId, scheduleId, expiresAt: null, state: { not: RUNNING } };
  await db.transaction(async (tables) => {
    const old = await tables.export.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip: keep,
      select: { id: true },
    });
    const ids = old.map(({ id }) => id);
    await tables.export.updateMany({
      where: { accountId, id: { in: ids } },
      data: { expiresAt: new Date(expiresAt) },
    });
  });
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}
