import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database';
import { type MigrationConnection, migrate } from './migrate';
import { type Row, TABLE_KEYS, tableForModel } from './moving/tables';
import { openDatabase } from './open';
import { postgresqlMigrationConnection } from './postgresql-connection';
import { sqliteMigrationConnection, sqlitePath } from './sqlite-connection';
import { type FreshDatabase, freshDatabase, ON_POSTGRESQL } from './test-support/fresh-database';
import { temporaryFolder } from './test-support/temporary-folder';

/*
 * Databases of earlier versions. For each migration, `upgrade/<name>.sql` has rows as that version wrote them, and
 * `upgrade/<name>.json` has them as they must be now. Never change the rows of a released version.
 */
const ROWS = 'lib/server/db/test-support/upgrade';
const MIGRATIONS = ON_POSTGRESQL ? 'prisma/postgresql/migrations' : 'prisma/migrations';
const versions = readdirSync(MIGRATIONS, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  .sort();

let fresh: FreshDatabase;
let earlier: string;

beforeEach(async () => {
  fresh = await freshDatabase({ bare: true });
  earlier = temporaryFolder('copper-upgrade-');
});
afterEach(async () => {
  await fresh.remove();
  rmSync(earlier, { recursive: true });
});

function connect(): Promise<MigrationConnection> {
  return ON_POSTGRESQL ? postgresqlMigrationConnection(fresh.url) : sqliteMigrationConnection(sqlitePath(fresh.url));
}

/** Makes the database of the version whose newest migration is `last`, with rows of it and of those before. */
async function makeDatabase(upTo: readonly string[]): Promise<void> {
  for (const name of upTo) {
    cpSync(join(MIGRATIONS, name), join(earlier, name), { recursive: true });
    await migrate(await connect(), earlier);
    const sql = readFileSync(join(ROWS, `${name}.sql`), 'utf8');
    const connection = await connect();
    await connection.execute(ON_POSTGRESQL ? sql.replaceAll(/X'(\w*)'/g, String.raw`'\x$1'`) : sql);
    await connection.close();
  }
}

async function rowsNow(db: Database): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const model of Object.keys(TABLE_KEYS)) {
    const rows = await db.query((tables) => tableForModel(tables, model).findMany({}));
    if (rows.length > 0) all[model] = inOrder(rows.map(asJson));
  }
  return all;
}

/** Returns the migrations of a copied file. */
async function versionsIn(file: string | undefined): Promise<string[] | undefined> {
  if (file === undefined) return undefined;
  const connection = await sqliteMigrationConnection(file);
  const rows = await connection.rows('SELECT "migration_name" FROM "_prisma_migrations" ORDER BY 1');
  await connection.close();
  return rows.map(([name]) => String(name));
}

function asJson(row: Row): Row {
  const value = (each: unknown) => (each instanceof Uint8Array ? Buffer.from(each).toString('hex') : each);
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(row).map(([key, each]) => [key, value(each)]))));
}

function inOrder(rows: unknown[]): unknown[] {
  const text = (row: unknown) => JSON.stringify(Object.entries(row as Row).sort());
  return [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

/** Returns the rows of a version and of those before, as they must be now. */
function goldenRows(upTo: readonly string[]): Record<string, unknown[]> {
  const all: Record<string, unknown[]> = {};
  for (const name of upTo) {
    const golden = JSON.parse(readFileSync(join(ROWS, `${name}.json`), 'utf8')) as Record<string, unknown[]>;
    for (const [model, rows] of Object.entries(golden)) all[model] = inOrder([...(all[model] ?? []), ...rows]);
  }
  return all;
}

describe('a database of an earlier version', () => {
  it.each(versions.map((name, index) => [name, versions.slice(0, index + 1)] as const))(
    '%s is opened with all of its rows',
    async (_name, upTo) => {
      await makeDatabase(upTo);
      const db = await openDatabase({ url: fresh.url });
      try {
        expect(db.migrations.appliedNow).toEqual(versions.slice(upTo.length));
        expect(await rowsNow(db)).toEqual(goldenRows(upTo));
        // PostgreSQL has no file to copy, and the newest version nothing to change.
        const hasCopy = !ON_POSTGRESQL && upTo.length < versions.length;
        expect(await versionsIn(db.migrations.copy)).toEqual(hasCopy ? upTo : undefined);
      } finally {
        await db.close();
      }
    },
  );

  it('has rows of every table in its newest version', () => {
    expect(Object.keys(goldenRows(versions)).sort()).toEqual(Object.keys(TABLE_KEYS).sort());
  });
});
