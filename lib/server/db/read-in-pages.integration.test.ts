import { afterAll, beforeAll, expect, it } from 'vitest';
import { upsertAccount } from './accounts';
import type { Database } from './database';
import { latestHashes, readAllVersions, saveListSeen } from './list-history';
import { openDatabase } from './open';
import { readAllStateChanges } from './read-archive';
import { addStateChanges, findStateChanges } from './state-changes';
import { type FreshDatabase, freshDatabase } from './test-support/fresh-database';

const NOW = Date.parse('2026-11-20T14:00:00.000Z');
const HOUR = 3_600_000;
/** More than a page, with three rows per id, so that a page ends between rows of one id. */
const IDS = Array.from({ length: 500 }, (_, index) => `05:${String(index).padStart(4, '0')}`);
const HOURS = [3, 2, 1].map((before) => NOW - before * HOUR);

let fresh: FreshDatabase;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  for (const id of ['ent_1', 'ent_2']) {
    const account = { id, kind: 'enterprise', enterpriseId: id, clientId: 'c', subject: id, now: NOW } as const;
    await upsertAccount(db, account);
  }
});
afterAll(async () => {
  await db.close();
  await fresh.remove();
});

it('reads every change once, device by device, oldest first', async () => {
  const changes = ['gateway', 'meter'].flatMap((device) =>
    IDS.flatMap((deviceId) => HOURS.map((at) => ({ device, deviceId, at, fromState: 'active', seenAt: NOW }))),
  );
  await addStateChanges(db, 'ent_1', [...changes].reverse());
  await addStateChanges(db, 'ent_2', changes.slice(0, 1));
  const found = async (...args: [since: number, only?: { device: string; deviceId: string }]) => {
    const rows = [];
    for await (const row of findStateChanges(db, 'ent_1', ...args)) rows.push({ ...row, seenAt: NOW });
    return rows;
  };
  expect(await found(0)).toEqual(changes);
  expect(await found(NOW - 2 * HOUR)).toEqual(changes.filter(({ at }) => at >= NOW - 2 * HOUR));
  const one = { device: 'meter', deviceId: IDS[7] ?? '' };
  expect(await found(0, one)).toEqual(
    changes.filter(({ device, deviceId }) => device === one.device && deviceId === one.deviceId),
  );
});

it('reads every change once, in the order of the keys', async () => {
  const rows = [];
  for await (const { device, deviceId, at } of readAllStateChanges(db, 'ent_1'))
    rows.push([device, deviceId, at.getTime()]);
  expect(rows).toEqual(
    ['gateway', 'meter'].flatMap((device) => IDS.flatMap((id) => HOURS.map((at) => [device, id, at]))),
  );
});

it('reads every version once, item by item, oldest first', async () => {
  for (const at of HOURS) {
    const versions = IDS.map((itemId) => ({ itemId, seenAt: at, body: `{"at":${at}}`, hash: `${itemId} ${at}` }));
    await saveListSeen(db, 'ent_1', 'meter', { at, items: IDS.length, versions });
  }
  const rows = [];
  for await (const row of readAllVersions(db, 'ent_1', 'meter')) rows.push(row);
  expect(rows).toEqual(
    IDS.flatMap((itemId) => HOURS.map((at) => ({ itemId, seenAt: new Date(at), body: `{"at":${at}}` }))),
  );
  const latest = await latestHashes(db, 'ent_1', 'meter');
  expect([...latest]).toEqual(IDS.map((itemId) => [itemId, `${itemId} ${HOURS[2]}`]));
});
