import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Premise } from '@/lib/domain/premise';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import { markRevoked, readToken, saveToken } from '../db/tokens';
import type { BackfillStore } from '../ports/backfill';
import type { JobSource } from '../ports/jobs';
import { createBackfillStore } from './backfill-store';
import { createDefaultHistoryJobs } from './default-history-job';

const START = Date.parse('2026-11-20T12:00:00Z');
const MINUTE = 60_000;

let fresh: FreshDatabase;
let db: Database;
let store: BackfillStore;
let jobs: JobSource;
let now = START;
let meters = 3;
const clock = () => now;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  [now, meters] = [START, 3];
  store = createBackfillStore(db, clock);
  jobs = createDefaultHistoryJobs({
    store,
    archive: { storedPremises: async () => [{ meters: Array(meters).fill({}) } as unknown as Premise] },
    clock,
  });
  await addAccount('home_1', 'home');
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

async function addAccount(id: string, kind: 'home' | 'enterprise') {
  await upsertAccount(db, { id, kind, enterpriseId: null, clientId: 'c', subject: id, now });
  const sealed = new Uint8Array([1]);
  const token = { clientId: 'c', scope: null, keyId: 'k', accessSealed: sealed, refreshSealed: sealed, expiresAt: now };
  return saveToken(db, id, { ...token, now });
}

async function runDue(): Promise<number> {
  const due = await jobs.due();
  for (const job of due) expect(await job.step(new AbortController().signal)).toBe(false);
  return due.length;
}

describe('history of accounts that never chose', () => {
  it('is switched on by the hour, once', async () => {
    expect(await runDue()).toBe(1);
    expect(await store.plan('home_1')).toMatchObject({ state: 'on', choices: ['hour'], startedAt: START });
    expect(await store.due(5)).toMatchObject([{ id: 'home_1' }]);
    expect(await runDue()).toBe(0);
  });

  it.each(['off', 'paused'] as const)('stays %s for who said so', async (state) => {
    await store.savePlan('home_1', { state, choices: ['day'], waitingFor: null, nextAt: null, startedAt: START });
    expect(await runDue()).toBe(0);
    await store.startPlan('home_1', ['hour']);
    expect(await store.plan('home_1')).toMatchObject({ state, choices: ['day'] });
  });

  it('is left to enterprises to choose, and to accounts that must sign in', async () => {
    await addAccount('utility', 'enterprise');
    await markRevoked(db, 'home_1', (await readToken(db, 'home_1'))?.version ?? 0, now);
    expect(await runDue()).toBe(0);
  });

  it.each([0, 101])('waits with %i meters, and looks again later', async (count) => {
    meters = count;
    await runDue();
    expect(await store.plan('home_1')).toBeNull();
    expect(await runDue()).toBe(0);
    [now, meters] = [START + 11 * MINUTE, 3];
    expect(await runDue()).toBe(1);
    expect(await store.plan('home_1')).toMatchObject({ state: 'on' });
  });
});
