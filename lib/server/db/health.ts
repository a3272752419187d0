import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { AppError } from '@/lib/server/errors';
import type { Database, MigrationState, Tables } from './database';
import type { DatabaseFile } from './database-file';

/** Answers are reused for this long, so that frequent checks neither write nor read the file each time. */
const REUSE_MS = 2_000;
/** More than a page of either database, so that it needs space. */
const PROBE_BYTES = 16 * 1024;
/** A file up to this size is checked as a whole, in less than a tenth of a second. */
const SMALL_FILE_BYTES = 32 * 1024 * 1024;
/** In a larger file these, whose rows are few, are checked. Damage elsewhere shows when it is read. */
const SMALL_TABLES = ['Account', 'Token', 'Session', 'AccessToken', 'ClientBudget', 'Lease', 'BackfillPlan', 'Export'];

/**
 * Returns a function that checks that the database can be read and written, and returns the state of its migrations:
 * it writes and deletes a row, and looks for damage in a SQLite file, for space on its disk, and whether the file is
 * still the one that was opened. The function throws `storage_failed`, with the reason for the log.
 */
export function createHealthCheck(db: Database, now: () => number = () => performance.now()) {
  let latest: { at: number; result: Promise<MigrationState> } | null = null;
  return async (): Promise<MigrationState> => {
    refuseChangedFile(db.file);
    if (!latest || now() - latest.at >= REUSE_MS) latest = { at: now(), result: check(db) };
    return latest.result;
  };
}

async function check(db: Database): Promise<MigrationState> {
  const { file } = db;
  if ((await file?.diskSpace()) === 'full') throw failure(`the disk of "${file?.path}" is full`);
  if (file) await refuseDamage(db, file);
  await writeProbe(db);
  if (db.wasDamaged?.()) throw failure(`"${file?.path}" was found to be damaged`);
  return db.migrations;
}

function refuseChangedFile(file: DatabaseFile | undefined): void {
  const change = file?.change();
  if (change) throw failure(`the file "${file?.path}" was ${change} while it was open`);
}

/** Writes a row and deletes it. In SQLite both are one transaction; on PostgreSQL that would wait for all others. */
async function writeProbe(db: Database): Promise<void> {
  const name = `health:${randomUUID()}`;
  const write = async (tables: Tables) => {
    await tables.lease.create({ data: { name, holder: 'x'.repeat(PROBE_BYTES), expiresAt: new Date(0) } });
    await tables.lease.deleteMany({ where: { name } });
  };
  await (db.schema === 'main' ? db.transaction(write) : db.query(write));
}

async function refuseDamage(db: Database, { path }: DatabaseFile): Promise<void> {
  const damage = await findFileDamage(db, statSync(path).size <= SMALL_FILE_BYTES ? undefined : SMALL_TABLES);
  if (damage !== null) throw failure(`"${path}" is damaged: ${damage}`);
}

/**
 * Returns the first damage that SQLite finds in its file, or in some of the tables, without looking into their rows;
 * null when there is none, and on PostgreSQL.
 */
export async function findFileDamage(db: Database, tableNames?: readonly string[]): Promise<string | null> {
  if (!db.file) return null;
  return db.query(async (tables) => {
    // Pages in memory hide what has happened to the file.
    await tables.$queryRaw`PRAGMA shrink_memory`;
    const checks = tableNames?.map((name) => `PRAGMA quick_check("${name}")`) ?? ['PRAGMA quick_check(1)'];
    for (const pragma of checks) {
      const [row] = await tables.$queryRawUnsafe<{ quick_check: string }[]>(pragma);
      if (row && row.quick_check !== 'ok') return row.quick_check.replaceAll('\n', ' ');
    }
    return null;
  });
}

function failure(detail: string): AppError {
  return new AppError('storage_failed', {
    userMessage: 'This site can’t use its own storage right now. Try again in a minute.',
    detail: `database: ${detail}`,
  });
}
