import { expect, test } from 'vitest';
import { mapInSlices, type Slices } from '@/lib/domain/slices';
import type { AccountRef } from '@/lib/server/account';
import { upsertAccount } from '@/lib/server/db/accounts';
import { openDatabase } from '@/lib/server/db/open';
import { freshDatabase } from '@/lib/server/db/test-support/fresh-database';
import { listChanges } from './list-history';
import type { FullLists } from './list-items';
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

test('records the items added to and removed from a list, and those that came back', async () => {
  const fresh = await freshDatabase();
  const db = await openDatabase({ url: fresh.url });
  const clock = () => Date.parse(THU);
  await upsertAccount(db, { ...ACCOUNT, subject: 'utility', now: clock() });
  const recorder = createListRecorder({ db, clock, log: { warn: (_fields, message) => expect(message).toBe('') } });
  const record = async (seenAt: string, ...ids: string[]) => {
    recorder.record(ACCOUNT, () => meters(...ids), seenAt);
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
