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

function signal(): { sent: Promise<void>; send: () => void } {
  let send = () => {};
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  return { sent, send };
}

/** Terminates all connections of the process under test. */
async function terminateConnections(): Promise<void> {
  const admin = new Client({ connectionString: fresh.url });
  await admin.connect();
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await admin.end();
}

describe('PostgreSQL', () => {
  it('is used over new connections after it has closed the old ones', async () => {
    await count();
    await terminateConnections();
    expect(await count()).toBe(0);
  });

  it('rolls back a transaction whose connection is lost, with storage_failed', async () => {
    const broken = db.transaction(async (tables) => {
      await tables.lease.create({ data: { name: 'undone', holder: 'h', expiresAt: new Date(0) } });
      await terminateConnections();
      await tables.lease.count();
    });
    await expect(broken).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await count()).toBe(0);
    expect(await db.transaction((tables) => tables.lease.count())).toBe(0);
  });

  it('runs queries while a transaction is open, without its changes', async () => {
    const written = signal();
    const counted = signal();
    const transaction = db.transaction(async (tables) => {
      await tables.lease.create({ data: { name: 'new', holder: 'h', expiresAt: new Date(0) } });
      written.send();
      await counted.sent;
    });
    await written.sent;
    expect(await count()).toBe(0);
    counted.send();
    await transaction;
    expect(await count()).toBe(1);
  });

  it('passes an error of the caller unchanged', async () => {
    const own = new RangeError('mine');
    await expect(db.query(() => Promise.reject(own))).rejects.toBe(own);
    await expect(db.transaction(() => Promise.reject(own))).rejects.toBe(own);
  });

  it('fails to open an unreachable database with a message without the password', async () => {
    const url = `postgresql://copper:hunter2@127.0.0.1:${await anyFreePort()}/copper`;
    const error = await openDatabase({ url }).catch((thrown: Error) => thrown);
    expect(String(error)).toMatch(/PostgreSQL at 127\.0\.0\.1:\d+\/copper can't be opened: connect ECONNREFUSED/);
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  it('stores bytes, times to the millisecond, booleans and nulls', async () => {
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

  it('accepts concurrent writes of the same row', async () => {
    const writes = Array.from({ length: 40 }, (_, index) =>
      db.query((tables) =>
        tables.clientBudget.upsert({
          where: { clientId: 'c' },
          create: { clientId: 'c', updatedAt: new Date(index) },
          update: { updatedAt: new Date(index) },
        }),
      ),
    );
    await Promise.all(writes);
    expect(await db.query((tables) => tables.clientBudget.count())).toBe(1);
  });
});
