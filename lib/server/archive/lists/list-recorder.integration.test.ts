import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { findListState } from '@/lib/server/db/list-history';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { listChanges, storedStateChanges } from './list-history';
import type { FullLists, ListItem } from './list-items';
import { createListRecorder } from './list-recorder';

const ACCOUNT: AccountRef = { id: 'ent_1', kind: 'enterprise', enterpriseId: 'utility', clientId: 'c' };
const [MON, TUE, WED, THU] = ['02', '03', '04', '05'].map((day) => `2026-11-${day}T09:00:00Z`) as [
  string,
  string,
  string,
  string,
];

function* meters(...ids: string[]): Slices<FullLists> {
  const toItem = (id: string) => ({ id, raw: { id }, changes: [{ at: '2026-11-01T00:00:00Z', from: 'degraded' }] });
  return { premise: [], meter: yield* mapInSlices(ids, toItem), gateway: [] };
}

const seen = (seenAt: string) => ({ seenAt, hasHistories: false });

/** Shorter than a process waits for another one's lists. */
const sleepShortly = () => sleep(10);

/** Returns a recorder on a database, as one process has it, and the messages of its log. */
function recorderOn(db: Database, clock: () => number) {
  const warnings: string[] = [];
  const log = { warn: (_fields: unknown, message: string) => void warnings.push(message) };
  return { warnings, ...createListRecorder({ db, clock, log, sleep: sleepShortly }) };
}

async function openAccount(clock: () => number) {
  const fresh = await freshDatabase();
  const db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'utility', now: clock() });
  const close = async () => {
    await db.close();
    await fresh.remove();
  };
  return { db, url: fresh.url, close };
}

const IDS = Array.from({ length: 250 }, (_, index) => `m${index}`);

test('records two loads of a new fleet that arrive together, without a failure', async () => {
  const clock = () => Date.parse(THU);
  const { db, close } = await openAccount(clock);
  const { warnings, record, settled } = recorderOn(db, clock);
  // Two pages load different lists of premises, so the lists that they share are recorded with two times.
  record(ACCOUNT, () => meters(...IDS), seen(MON));
  record(ACCOUNT, () => meters(...IDS, 'new'), seen(TUE));
  await settled();
  expect(warnings).toEqual([]);
  expect(await db.query((tables) => tables.stateChange.count())).toBe(IDS.length + 1);
  expect((await listChanges(db, ACCOUNT, 'meter', MON))?.added).toEqual([{ id: 'new', at: TUE }]);
  await close();
});

test('records lists of two processes, in the order in which they were fetched', async () => {
  const clock = () => Date.parse(THU);
  const { db, url, close } = await openAccount(clock);
  const otherDb = await openDatabase({ url });
  const [one, other] = [recorderOn(db, clock), recorderOn(otherDb, clock)];
  one.record(ACCOUNT, () => meters(...IDS), seen(MON));
  other.record(ACCOUNT, () => meters(...IDS, 'new'), seen(WED));
  await Promise.all([one.settled(), other.settled()]);
  one.record(ACCOUNT, () => meters('older'), seen(TUE));
  await one.settled();
  expect([...one.warnings, ...other.warnings]).toEqual([]);
  const itemId = { in: ['m0', 'new', 'older'] };
  const versions = await db.query((tables) =>
    tables.listVersion.findMany({ where: { itemId }, orderBy: [{ seenAt: 'asc' }, { itemId: 'asc' }] }),
  );
  // Where the later lists were stored first, the earlier ones are skipped.
  expect(versions.map((version) => version.itemId)).toEqual(['m0', 'new']);
  expect((await findListState(db, ACCOUNT.id, 'meter'))?.lastSeenAt).toBe(Date.parse(WED));
  await otherDb.close();
  await close();
});

test('records the items added to and removed from a list, and those that came back', async () => {
  const fresh = await freshDatabase();
  const db = await openDatabase({ url: fresh.url });
  const clock = () => Date.parse(THU);
  await upsertAccount(db, { ...ACCOUNT, subject: 'utility', now: clock() });
  const recorder = createListRecorder({
    db,
    clock,
    log: { warn: (_fields, message) => expect(message).toBe('') },
    sleep: sleepShortly,
  });
  const record = async (seenAt: string, ...ids: string[]) => {
    recorder.record(ACCOUNT, () => meters(...ids), seen(seenAt));
    await recorder.settled();
  };
  expect(await listChanges(db, ACCOUNT, 'meter', MON)).toBeNull();
  await record(MON, 'a', 'b', 'c');
  await record(TUE, 'a', 'c', 'd', 'e');
  await record(WED, 'a', 'b', 'c', 'd');
  // Lists older than the last ones are ignored.
  await record(TUE, 'z');

  const since = (instant: string) => listChanges(db, ACCOUNT, 'meter', instant);
  expect(await since('2026-01-01T00:00:00Z')).toEqual({
    list: 'meter',
    since: MON,
    added: [{ id: 'd', at: TUE }],
    gone: [],
  });
  expect(await since(TUE)).toEqual({
    list: 'meter',
    since: TUE,
    added: [{ id: 'b', at: WED }],
    gone: [{ id: 'e', at: WED }],
  });
  expect(await db.query((tables) => tables.stateChange.count())).toBe(5);
  expect(await db.query((tables) => tables.listVersion.count())).toBe(8);
  await db.close();
  await fresh.remove();
});

test('knows since when state changes are complete, and starts again after a gap that the cloud no longer covers', async () => {
  const clock = () => Date.parse('2026-12-31T00:00:00Z');
  const { db, close } = await openAccount(clock);
  const { record, settled } = recorderOn(db, clock);
  const knownOf = async (device: 'meter' | 'gateway') =>
    (await storedStateChanges(db, ACCOUNT, { device, id: 'x' }, '2026-01-01T00:00:00Z')).known;
  const load = async (seenAt: string, changes: ListItem['changes']) => {
    const item = (known: ListItem['changes']) => mapInSlices(['x'], (id) => ({ id, raw: { id }, changes: known }));
    const lists = function* (): Slices<FullLists> {
      return { premise: [], meter: yield* item([]), gateway: yield* item(changes) };
    };
    record(ACCOUNT, lists, { seenAt, hasHistories: changes !== null });
    await settled();
  };
  await load('2026-11-10T00:00:00Z', null);
  expect(await knownOf('gateway')).toBeNull();
  expect(await knownOf('meter')).toEqual({ start: '2026-11-03T00:00:00Z', end: '2026-11-10T00:00:00Z' });
  // The same lists, now with histories.
  await load('2026-11-10T00:00:00Z', [{ at: '2026-11-09T00:00:00Z', from: 'active' }]);
  expect(await knownOf('gateway')).toEqual({ start: '2026-11-03T00:00:00Z', end: '2026-11-10T00:00:00Z' });
  expect(await db.query((tables) => tables.stateChange.count())).toBe(1);
  await load('2026-11-17T00:00:00Z', []);
  expect(await knownOf('gateway')).toEqual({ start: '2026-11-03T00:00:00Z', end: '2026-11-17T00:00:00Z' });
  await load('2026-11-25T00:00:00Z', []);
  expect(await knownOf('gateway')).toEqual({ start: '2026-11-18T00:00:00Z', end: '2026-11-25T00:00:00Z' });
  await close();
});
