import type { Database, MigrationState } from '../db/database';
import { explainStorageFailure } from '../db/storage-failure';
import type { Log } from '../log';

/** Whether this server can do its work, as `GET /api/ready` returns it. */
export interface Readiness {
  status: 'ok' | 'failing';
  database: 'ok' | 'failing';
  migrations: { applied: number; pending: number };
  /** Null if nothing is stored on a disk of this machine. A full disk fails the database. */
  disk: 'ok' | 'low' | null;
  keys: 'ok' | 'failing';
}

/** The answer of a server whose parts could not be put together. */
export const FAILING: Readiness = {
  status: 'failing',
  database: 'failing',
  migrations: { applied: 0, pending: 0 },
  disk: null,
  keys: 'ok',
};

/** Load balancers give up after about as long. */
const MAX_DATABASE_MS = 5_000;

interface ReadinessDeps {
  db: Pick<Database, 'file'>;
  /** Throws when the database can't be used. */
  checkDatabase(): Promise<MigrationState>;
  secretProblem(): string | null;
  log: Pick<Log, 'warn'>;
  sleep(milliseconds: number): Promise<unknown>;
}

/** Returns a function that checks database, migrations, disk and key, and logs each reason to fail. */
export function createReadiness({ db, checkDatabase, secretProblem, log, sleep }: ReadinessDeps) {
  let wasLow = false;

  const disk = async (): Promise<Readiness['disk']> => {
    const space = await db.file?.diskSpace().catch(() => 'ok' as const);
    const isLow = space === 'low' || space === 'full';
    if (isLow && !wasLow) log.warn({ path: db.file?.path }, 'the disk of the database is nearly full');
    wasLow = isLow;
    if (space === undefined) return null;
    return isLow ? 'low' : 'ok';
  };

  const migrations = async (): Promise<Readiness['migrations'] | null> => {
    try {
      const late = sleep(MAX_DATABASE_MS).then(() => {
        throw new Error(`no answer within ${MAX_DATABASE_MS / 1000} seconds`);
      });
      const { applied, pending } = await Promise.race([checkDatabase(), late]);
      return { applied: applied.length, pending: pending.length };
    } catch (err) {
      log.warn({ err, reason: explainStorageFailure(err, db.file?.path ?? null).sentence }, 'database check failed');
      return null;
    }
  };

  return async (): Promise<Readiness> => {
    const [found, space] = await Promise.all([migrations(), disk()]);
    const problem = secretProblem();
    if (problem !== null) log.warn({ reason: problem }, 'key check failed');
    const works = found !== null && found.pending === 0 && problem === null;
    return {
      status: works ? 'ok' : 'failing',
      database: found ? 'ok' : 'failing',
      migrations: found ?? FAILING.migrations,
      disk: space,
      keys: problem === null ? 'ok' : 'failing',
    };
  };
}
