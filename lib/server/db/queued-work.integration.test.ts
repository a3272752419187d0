import { afterEach, beforeEach, expect, it } from 'vitest';
import { upsertAccount } from './accounts';
import type { Database } from './database';
import { openDatabase } from './open';
import { deleteQueuedWork, listQueuedWork, saveQueuedWork } from './queued-work';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';
import { countQueue, countWork, findClients } from './work-counts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const WORK = {
  purpose: 'backfill',
  title: 'Keep my history',
  requestsDone: 3,
  requestsLeft: 120,
  nextAt: NOW + 60_000,
  waitingFor: 'budget',
  now: NOW,
};

let fresh: FreshDatabase;
let db: Database;
const alex = { id: 'home_alex', clientId: 'c' };
const kim = { id: 'home_kim', clientId: 'c' };

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  for (const { id, clientId } of [alex, kim]) {
    await upsertAccount(db, { id, kind: 'home', subject: id, clientId, enterpriseId: null, now: NOW });
  }
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

it('lists the work of a client, next to run first, each id once', async () => {
  await saveQueuedWork(db, alex, { ...WORK, id: 'a' });
  await saveQueuedWork(db, kim, { ...WORK, id: 'b', nextAt: null, waitingFor: null });
  await saveQueuedWork(db, alex, { ...WORK, id: 'a', requestsDone: 4, requestsLeft: null });
  await saveQueuedWork(db, { id: kim.id, clientId: 'other' }, { ...WORK, id: 'c' });
  expect(await listQueuedWork(db, 'c')).toMatchObject([
    { id: 'b', accountId: kim.id, nextAt: null, waitingFor: null },
    { id: 'a', accountId: alex.id, requestsDone: 4, requestsLeft: null, nextAt: new Date(NOW + 60_000) },
  ]);
});

it('deletes and updates only the work of the account', async () => {
  await saveQueuedWork(db, alex, { ...WORK, id: 'a' });
  await deleteQueuedWork(db, kim.id, 'a');
  await expect(saveQueuedWork(db, kim, { ...WORK, id: 'a' })).rejects.toMatchObject({ code: 'storage_failed' });
  expect(await listQueuedWork(db, 'c')).toMatchObject([{ id: 'a', accountId: alex.id }]);
  await deleteQueuedWork(db, alex.id, 'a');
  await deleteQueuedWork(db, alex.id, 'a');
  expect(await listQueuedWork(db, 'c')).toEqual([]);
});

it('counts work of all accounts by purpose, jobs by state, and names each client once', async () => {
  await saveQueuedWork(db, alex, { ...WORK, id: 'a' });
  await saveQueuedWork(db, kim, { ...WORK, id: 'b', requestsLeft: null });
  expect(await countQueue(db)).toEqual([{ purpose: 'backfill', count: 2, requestsLeft: 120 }]);
  const plan = { granularities: '[]', nextAt: null, startedAt: new Date(NOW), updatedAt: new Date(NOW) };
  await db.query((tables) =>
    tables.backfillPlan.createMany({
      data: [
        { ...plan, accountId: alex.id, state: 'on', waitingFor: 'budget' },
        { ...plan, accountId: kim.id, state: 'paused', waitingFor: 'budget' },
      ],
    }),
  );
  expect(await countWork(db)).toEqual(
    expect.arrayContaining([
      { kind: 'history', state: 'waiting_for_budget', count: 1 },
      { kind: 'history', state: 'paused', count: 1 },
    ]),
  );
  expect(await findClients(db)).toEqual([{ id: expect.any(String), clientId: 'c' }]);
});
