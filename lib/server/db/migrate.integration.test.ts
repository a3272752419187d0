import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MigrationConnection, migrate } from './migrate';
import { openDatabase } from './open';
import { postgresqlMigrationConnection } from './postgresql-connection';
import { sqliteMigrationConnection, sqlitePath } from './sqlite-connection';
import { type FreshDatabase, freshDatabase, ON_POSTGRESQL } from './test-support/fresh-database';

let fresh: FreshDatabase;
let migrations: string;

beforeEach(async () => {
  fresh = await freshDatabase({ bare: true });
  migrations = mkdtempSync(join(tmpdir(), 'copper-migrations-'));
  add('1_start', 'CREATE TABLE a (id TEXT);');
});
afterEach(async () => {
  await fresh.remove();
  rmSync(migrations, { recursive: true });
});

function add(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
}

function connect(): Promise<MigrationConnection> {
  return ON_POSTGRESQL ? postgresqlMigrationConnection(fresh.url) : sqliteMigrationConnection(sqlitePath(fresh.url));
}

async function tables(): Promise<string[]> {
  const connection = await connect();
  const rows = await connection.rows(
    ON_POSTGRESQL
      ? `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`
      : "SELECT name FROM sqlite_master WHERE type = 'table'",
  );
  await connection.close();
  return rows.map(([name]) => String(name)).sort();
}

describe('migrate', () => {
  it.skipIf(ON_POSTGRESQL)('keeps a copy of a database with data before it changes', async () => {
    expect(await migrate(await connect(), migrations)).not.toHaveProperty('copy');
    add('2_more', 'INSERT INTO a VALUES (2); CREATE TABLE b (id TEXT);');
    const { copy } = await migrate(await connect(), migrations);
    expect(copy).toBe(`${sqlitePath(fresh.url)}.before-2_more`);
    const kept = await sqliteMigrationConnection(String(copy));
    expect(await kept.rows("SELECT name FROM sqlite_master WHERE name IN ('a', 'b')")).toEqual([['a']]);
    expect(await kept.rows('SELECT * FROM a')).toEqual([]);
    await kept.close();
    add('3_broken', 'CREATE TABLE a (id TEXT);');
    await expect(migrate(await connect(), migrations)).rejects.toThrow();
    await expect(migrate(await connect(), migrations)).rejects.toThrow(/already exists/);
  });

  it('applies pending migrations once', async () => {
    expect(await migrate(await connect(), migrations)).toEqual({
      applied: ['1_start'],
      appliedNow: ['1_start'],
      pending: [],
    });
    add('2_more', 'CREATE TABLE b (id TEXT); CREATE TABLE c (id TEXT);');
    expect(await migrate(await connect(), migrations)).toMatchObject({ appliedNow: ['2_more'] });
    expect(await migrate(await connect(), migrations)).toEqual({
      applied: ['1_start', '2_more'],
      appliedNow: [],
      pending: [],
    });
    expect(await tables()).toEqual(['_prisma_migrations', 'a', 'b', 'c']);
  });

  it('applies a migration once for concurrent starts', async () => {
    const starts = await Promise.all(
      Array.from({ length: 4 }, async () => (await migrate(await connect(), migrations)).appliedNow),
    );
    expect(starts.flat()).toEqual(['1_start']);
  });

  it('leaves the database unchanged when a migration fails', async () => {
    await migrate(await connect(), migrations);
    add('2_more', 'CREATE TABLE b (id TEXT);');
    add('3_broken', 'CREATE TABLE c (id TEXT); NONSENSE;');
    await expect(migrate(await connect(), migrations)).rejects.toThrow();
    expect(await tables()).toEqual(['_prisma_migrations', 'a']);
  });

  it('refuses a database of a newer version', async () => {
    add('9_later', 'CREATE TABLE z (id TEXT);');
    await migrate(await connect(), migrations);
    rmSync(join(migrations, '9_later'), { recursive: true });
    await expect(migrate(await connect(), migrations)).rejects.toThrow(/newer version.*'9_later'/);
  });

  it('creates the tables that the Prisma client reads', async () => {
    const db = await openDatabase({ url: fresh.url });
    const [one, two] = await db.query(async (t) => [
      await t.session.findMany({ include: { account: true } }),
      await t.cachedAnswer.findMany(),
    ]);
    expect([one, two, await db.query((t) => t.clientBudget.count())]).toEqual([[], [], 0]);
    await db.close();
  });
});
