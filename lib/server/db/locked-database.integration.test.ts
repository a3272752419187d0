import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertAccount } from './accounts';
import { countAttempt } from './attempt-counters';
import type { Database } from './database';
import { takeLease } from './leases';
import { openDatabase } from './open';
import { saveChunk } from './series-chunks';
import { dateOf } from './statement';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';

const NOW = Date.parse('2026-01-02T03:04:05Z');
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

const insert = (id: string) =>
  db.query((tables) => tables.attemptCounter.create({ data: { key: id, windowStart: new Date(NOW), count: 1 } }));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the database of a process', () => {
  it('loses no completed write while other transactions roll back', async () => {
    const rollbacks = Array.from({ length: 30 }, (_, i) =>
      db
        .transaction(async (tables) => {
          await tables.attemptCounter.create({ data: { key: `undone-${i}`, windowStart: new Date(NOW), count: 1 } });
          await pause(i % 5);
          throw new Error('undo');
        })
        .catch((error: Error) => error.message),
    );
    const acknowledged: string[] = [];
    const writes = Array.from({ length: 300 }, async (_, i) => {
      await pause(i % 40);
      await insert(`kept-${i}`);
      acknowledged.push(`kept-${i}`);
    });
    expect(new Set(await Promise.all(rollbacks))).toEqual(new Set(['undo']));
    await Promise.all(writes);
    const rows = await db.query((tables) => tables.attemptCounter.findMany());
    expect(rows.map((row) => row.key).sort()).toEqual(acknowledged.sort());
    expect(rows).toHaveLength(300);
  });

  it('runs calls inside a transaction as part of it, without a deadlock', async () => {
    await expect(
      db.transaction(async () => {
        await insert('joined');
        await countAttempt(db, 'joined too', 1000, NOW);
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    expect(await db.query((tables) => tables.attemptCounter.count())).toBe(0);
  });

  it('selects what the open transaction has written, and nothing uncommitted outside of it', async () => {
    const keys = async () =>
      (await db.select({ sql: 'SELECT "key" FROM "AttemptCounter" ORDER BY "key"', values: [] })).map(([key]) => key);
    await insert('a');
    await expect(
      db.transaction(async () => {
        await insert('b');
        expect(await keys()).toEqual(['a', 'b']);
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    const undone = db.transaction(async () => {
      await insert('b');
      await pause(50);
      throw new Error('undo');
    });
    await pause(10);
    const outside = keys();
    await expect(undone).rejects.toThrow('undo');
    expect(await outside).toEqual(['a']);
    expect(await db.query(keys)).toEqual(['a']);
  });

  it('selects values of all kinds by instants, texts and numbers', async () => {
    for (const [index, key] of ['a', 'b', 'c'].entries()) {
      const windowStart = new Date(NOW + index);
      await db.query((tables) => tables.attemptCounter.create({ data: { key, windowStart, count: index } }));
    }
    const sql = 'SELECT "key", "windowStart", "count" FROM "AttemptCounter" WHERE "windowStart" > ? AND "count" < ?';
    const select = () => db.select({ sql, values: [new Date(NOW), 2] });
    for (const rows of [await select(), await db.query(select), await db.transaction(select)]) {
      expect(rows.map(([key, start, count]) => [key, dateOf(start), count])).toEqual([['b', new Date(NOW + 1), 1]]);
    }
  });

  it('writes values of all kinds as Prisma does, alone, in a query and in a transaction', async () => {
    const account = { id: 'a', kind: 'home', subject: 's', clientId: 'c', enterpriseId: null, now: NOW } as const;
    await upsertAccount(db, account);
    const key = { resource: 'usage', subject: 'm', granularity: 'hour' };
    const fields = { points: Uint8Array.of(0, 255, 7), pointCount: 3, coverage: '[]', corrections: 0, checksum: 'x' };
    const expected = [];
    for (const [index, inside] of [
      (work: () => Promise<void>) => work(),
      (work: () => Promise<void>) => db.query(work),
      (work: () => Promise<void>) => db.transaction(work),
    ].entries()) {
      const chunk = { periodStart: NOW + index, updatedAt: NOW, sealed: index > 0, rowPhase: index || null, ...fields };
      await inside(() => saveChunk(db, 'a', key, { ...chunk, sealed: !chunk.sealed }));
      await inside(() => saveChunk(db, 'a', key, chunk));
      const times = { periodStart: new Date(chunk.periodStart), updatedAt: new Date(NOW) };
      expected.push({ accountId: 'a', ...key, ...chunk, ...times });
    }
    const stored = await db.query((tables) => tables.seriesChunk.findMany({ orderBy: { periodStart: 'asc' } }));
    expect(stored).toEqual(expected);
    // Prisma finds them by the same instants.
    const periodStart = new Date(NOW + 1);
    expect(await db.query((tables) => tables.seriesChunk.count({ where: { periodStart } }))).toBe(1);
  });

  it('undoes what a transaction has written, and returns the rows that a write asks for', async () => {
    const key = { name: 'l', holder: 'a', forMs: 1000, now: NOW };
    await expect(
      db.transaction(async () => {
        expect(await takeLease(db, key)).toBe(true);
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    expect(await takeLease(db, { ...key, holder: 'b' })).toBe(true);
    expect(await takeLease(db, key)).toBe(false);
    expect(await takeLease(db, { ...key, holder: 'b' })).toBe(true);
    expect(await takeLease(db, { ...key, now: NOW + 1000 })).toBe(true);
  });

  it('gives a lease to one of many who try at once', async () => {
    const tries = Array.from({ length: 20 }, (_, i) =>
      takeLease(db, { name: 'l', holder: `h${i}`, forMs: 1000, now: NOW }),
    );
    expect((await Promise.all(tries)).filter((taken) => taken)).toHaveLength(1);
  });

  it('reports a failing statement as a failure of the storage', async () => {
    for (const run of [db.select, db.write])
      await expect(run({ sql: 'SELECT "nothing" FROM "Missing"', values: [] })).rejects.toMatchObject({
        code: 'storage_failed',
      });
  });

  it('refuses a transaction inside a plain query', async () => {
    await expect(db.query(() => db.transaction(async () => 1))).rejects.toThrow('inside Database.query');
  });

  it('runs work that outlives its transaction separately', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await db.transaction(async () => {
      late = pause(20).then(() => insert('late'));
    });
    await late;
    expect(await db.query((tables) => tables.attemptCounter.count())).toBe(1);
  });

  it('gives concurrent tries different counts', async () => {
    const counts = await Promise.all(Array.from({ length: 20 }, () => countAttempt(db, 'k', 1000, NOW)));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await countAttempt(db, 'k', 1000, NOW + 1000)).toBe(1);
  });

  it('reports a failing database as storage_failed', async () => {
    await insert('twice');
    await expect(insert('twice')).rejects.toMatchObject({ code: 'storage_failed' });
  });

  it('opens a database once per process', async () => {
    expect(await openDatabase({ url: fresh.url })).toBe(db);
  });
});
