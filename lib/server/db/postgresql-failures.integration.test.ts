import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anyFreePort } from '@/scripts/launch/free-port';
import type { Database } from './database';
import { openDatabase } from './open';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';

let fresh: FreshDatabase;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

const count = () => db.query((tables) => tables.lease.count());

function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Ends every connection that the process under test has. */
async function cutOff(): Promise<void> {
  const admin = new Client({ connectionString: fresh.url });
  await admin.connect();
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
}

describe('PostgreSQL', () => {
  it('that ends the connections is asked again over new ones', async () => {
    await count();
    await cutOff();
    expect(await count()).toBe(0);
  });

  it('that is lost in the middle of a transaction undoes it, with storage_failed', async () => {
    const broken = db.transaction(async (tables) => {
      await tables.lease.create({ data: { name: 'undone', holder: 'h', expiresAt: new Date(0) } });
      await cutOff();
      await tables.lease.count();
    });
    await expect(broken).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await count()).toBe(0);
    expect(await db.transaction((tables) => tables.lease.count())).toBe(0);
  });

  it('lets queries run while a transaction is open, and shows them nothing of it', async () => {
    const written = signal();
    const looked = signal();
    const transaction = db.transaction(async (tables) => {
      await tables.lease.create({ data: { name: 'new', holder: 'h', expiresAt: new Date(0) } });
      written.give();
      await looked.given;
    });
    await written.given;
    expect(await count()).toBe(0);
    looked.give();
    await transaction;
    expect(await count()).toBe(1);
  });

  it('that keeps an error of the caller’s own as it is', async () => {
    const own = new RangeError('mine');
    await expect(db.query(() => Promise.reject(own))).rejects.toBe(own);
    await expect(db.transaction(() => Promise.reject(own))).rejects.toBe(own);
  });

  it('that is not there stops the start with a sentence that holds no password', async () => {
    const url = `postgresql://copper:hunter2@127.0.0.1:${await anyFreePort()}/copper`;
    const error = await openDatabase({ url }).catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+\/copper cannot be opened: connect ECONNREFUSED/);
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  it('stores what it is given: bytes, instants to the millisecond, flags and nothing', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const bytes = new Uint8Array([0, 1, 255, 10]);
    await db.query((tables) =>
      tables.account.create({
        data: { id: 'a', kind: 'home', subject: 's', clientId: 'c', createdAt: at, updatedAt: at },
      }),
    );
    await db.query((tables) =>
      tables.session.create({
        data: {
          id: 's',
          accountId: 'a',
          keyId: 'k',
          emailSealed: bytes,
          emailVerified: true,
          createdAt: at,
          expiresAt: at,
        },
      }),
    );
    const row = await db.query((tables) =>
      tables.session.findFirst({ where: { expiresAt: at }, include: { account: true } }),
    );
    expect(row).toMatchObject({ emailVerified: true, createdAt: at, account: { enterpriseId: null } });
    expect([...(row?.emailSealed ?? [])]).toEqual([...bytes]);
  });

  it('lets many write the same row at once', async () => {
    const writes = Array.from({ length: 40 }, (_, at) =>
      db.query((tables) =>
        tables.clientBudget.upsert({
          where: { clientId: 'c' },
          create: { clientId: 'c', updatedAt: new Date(at) },
          update: { updatedAt: new Date(at) },
        }),
      ),
    );
    await Promise.all(writes);
    expect(await db.query((tables) => tables.clientBudget.count())).toBe(1);
  });
});
