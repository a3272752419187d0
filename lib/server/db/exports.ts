import type { Database } from './database';
import type { Account, Export } from './generated/client';
import { runnableWhere } from './runnable-where';

export type ExportRow = Export;

/** What an export is started with; `expiresAt` comes when it ends. */
export type NewExport = Pick<
  Export,
  'id' | 'accountId' | 'madeBy' | 'report' | 'parameters' | 'format' | 'strict' | 'scheduleId'
>;

/** What changes while it runs; instants in milliseconds. */
export interface ExportProgressFields {
  partsDone: number;
  partsTotal: number | null;
  requestsDone: number;
  requestsLeft: number | null;
  waitingFor: string | null;
  nextAt: number | null;
  /** JSON array: what is left out so far. */
  gaps: string | null;
}

/** How it ended; instants in milliseconds. */
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

/** Starts an export; `now` in milliseconds. */
export function insertExport(db: Database, fields: NewExport, now: number): Promise<ExportRow> {
  const at = new Date(now);
  const beginning = { state: RUNNING, partsDone: 0, requestsDone: 0, gapCount: 0, createdAt: at, updatedAt: at };
  return db.query((tables) => tables.export.create({ data: { ...fields, ...beginning } }));
}

/** One export of one of these accounts; null for every other id. */
export function findExport(db: Database, accountIds: readonly string[], id: string): Promise<ExportRow | null> {
  return db.query((tables) => tables.export.findFirst({ where: { id, accountId: { in: [...accountIds] } } }));
}

/** The exports of an account, the newest first. */
export function listExportRows(db: Database, accountId: string, most: number): Promise<ExportRow[]> {
  return db.query((tables) =>
    tables.export.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], take: most }),
  );
}

/** Exports of an account that have not ended. */
export function listRunningExports(db: Database, accountId: string): Promise<ExportRow[]> {
  return db.query((tables) => tables.export.findMany({ where: { accountId, state: RUNNING } }));
}

/**
 * Exports of all accounts that run and have waited long enough, the longest first; `now` in milliseconds. One that
 * waits for a person to sign in is not among them before tokens are there that nobody has revoked.
 */
export function findDueExports(
  db: Database,
  now: number,
  most: number,
): Promise<(Pick<ExportRow, 'id'> & { account: Account })[]> {
  return db.query((tables) =>
    tables.export.findMany({
      where: {
        state: RUNNING,
        ...runnableWhere(now),
      },
      orderBy: { updatedAt: 'asc' },
      take: most,
      select: { id: true, account: true },
    }),
  );
}

/** Notes how far an export is; false when it has ended. `now` in milliseconds. */
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

/** Ends an export that runs; false when it has ended already, and then nothing is changed. `now` in milliseconds. */
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

/** Forgets an export that has ended. */
export async function deleteExport(db: Database, accountId: string, id: string): Promise<void> {
  await db.query((tables) => tables.export.deleteMany({ where: { id, accountId, state: { not: RUNNING } } }));
}

/** Forgets the exports whose time is over; how many. `now` in milliseconds. */
export async function deleteExpiredExports(db: Database, now: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.export.deleteMany({ where: { state: { not: RUNNING }, expiresAt: { lte: new Date(now) } } }),
  );
  return count;
}

/** The `file` of every export of every account that has one: what is in none of them may be removed. */
export async function listExportFiles(db: Database): Promise<string[]> {
  const rows = await db.query((tables) =>
    tables.export.findMany({ where: { file: { not: null } }, select: { file: true } }),
  );
  return rows.flatMap(({ file }) => (file === null ? [] : [file]));
}

/** Lets the files of a schedule expire at an instant (milliseconds); all but the newest `keep` of them. */
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
