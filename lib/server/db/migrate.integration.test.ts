import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate';
import { openDatabase } from './open';
import { sqliteAdapter } from './sqlite-connection';

let folder: string;
let migrations: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copper-migrate-'));
  migrations = join(folder, 'migrations');
  add('1_start', 'CREATE TABLE a (id TEXT);');
});
afterEach(() => rmSync(folder, { recursive: true }));

function add(name: string, sql: string): void {
  mkdirSync(join(migrations, name), { recursive: true });
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
}

async function tables(path: string): Promise<string[]> {
  const connection = await sqliteAdapter(path).connect();
  const { rows } = await connection.queryRaw({
    sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
    args: [],
    argTypes: [],
  });
  await connection.dispose();
  return rows.map(([name]) => String(name));
}

describe('migrate', () => {
  it('applies what is missing, once', async () => {
    const path = join(folder, 'x.db');
    const adapter = sqliteAdapter(path);
    expect(await migrate(adapter, migrations)).toEqual({ applied: ['1_start'], appliedNow: ['1_start'], pending: [] });
    add('2_more', 'CREATE TABLE b (id TEXT); CREATE TABLE c (id TEXT);');
    expect(await migrate(adapter, migrations)).toMatchObject({ appliedNow: ['2_more'] });
    expect(await migrate(adapter, migrations)).toEqual({ applied: ['1_start', '2_more'], appliedNow: [], pending: [] });
    expect(await tables(path)).toEqual(['_prisma_migrations', 'a', 'b', 'c']);
  });

  it('leaves the database as it was when a migration fails', async () => {
    const path = join(folder, 'x.db');
    const adapter = sqliteAdapter(path);
    await migrate(adapter, migrations);
    add('2_more', 'CREATE TABLE b (id TEXT);');
    add('3_broken', 'CREATE TABLE c (id TEXT); NONSENSE;');
    await expect(migrate(adapter, migrations)).rejects.toThrow();
    expect(await tables(path)).toEqual(['_prisma_migrations', 'a']);
  });

  it('creates the tables that Prisma reads', async () => {
    const db = await openDatabase({ url: `file:${folder}/real.db` });
    const [one, two] = await db.query(async (t) => [
      await t.session.findMany({ include: { account: true } }),
      await t.cachedAnswer.findMany(),
    ]);
    expect([one, two, await db.query((t) => t.clientBudget.count())]).toEqual([[], [], 0]);
    await db.close();
  });

  it('names the address it cannot open', () => {
    expect(() => openDatabase({ url: 'postgresql://x' })).toThrow(/begins with 'postgresql:'/);
  });
});
