import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertAccount } from './accounts';
import type { Database } from './database';
import { insertRows } from './insert-rows';
import { openDatabase } from './open';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';

const SEEN = ['2026-11-20T14:00:00.000Z', '2026-11-20T14:00:00.007Z', '1969-12-31T23:59:59.990Z'];
const BODIES = ['{"name":"O’Brien \\"; DROP TABLE -- ?1 $1"}', null, ''];

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { id: 'a', kind: 'enterprise', enterpriseId: 'a', clientId: 'c', subject: 'a', now: 0 });
});
afterAll(async () => {
  await db.close();
  await fresh.remove();
});

it('stores the same rows as createMany', async () => {
  const rowsOf = (list: string) =>
    SEEN.flatMap((seenAt) =>
      BODIES.map((body, index) => ({
        accountId: 'a',
        list,
        itemId: `i${index}`,
        seenAt: new Date(seenAt),
        body,
        hash: `${index}`,
      })),
    );
  await insertRows(db, 'ListVersion', rowsOf('ours'));
  await db.query((tables) => tables.listVersion.createMany({ data: rowsOf('theirs') }));
  const stored = (list: string, seenAt?: string) =>
    db.query((tables) =>
      tables.listVersion.findMany({
        where: { list, ...(seenAt ? { seenAt: new Date(seenAt) } : {}) },
        orderBy: [{ itemId: 'asc' }, { seenAt: 'asc' }],
        omit: { list: true },
      }),
    );
  const ours = await stored('ours');
  expect(ours).toHaveLength(9);
  expect(ours).toEqual(await stored('theirs'));
  // SQLite finds a time by its text, so the format must be the same.
  for (const seenAt of SEEN) expect(await stored('ours', seenAt)).toHaveLength(3);
});

const change = (deviceId: string, fromState: string | null = null, accountId = 'a') => {
  const [at, seenAt] = [new Date(1_000), new Date(2_000)];
  return { accountId, device: 'meter', deviceId, at, fromState, seenAt };
};

it('leaves rows as they are that are stored already, and stores the others', async () => {
  await insertRows(db, 'StateChange', []);
  await insertRows(db, 'StateChange', [change('1', 'first')]);
  await insertRows(db, 'StateChange', [change('2'), change('1', 'second')]);
  const stored = await db.query((tables) => tables.stateChange.findMany({ orderBy: { deviceId: 'asc' } }));
  expect(stored).toEqual([change('1', 'first'), change('2')]);
});

it('stores all rows or none, and throws storage_failed', async () => {
  const unknownAccount = insertRows(db, 'StateChange', [change('3'), change('4', null, 'nobody')]);
  await expect(unknownAccount).rejects.toMatchObject({ code: 'storage_failed' });
  expect(await db.query((tables) => tables.stateChange.count({ where: { deviceId: '3' } }))).toBe(0);
});
