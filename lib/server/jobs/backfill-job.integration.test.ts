import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BackfillChoice } from '@/lib/domain/backfill/choices';
import { newestWindow } from '@/lib/domain/backfill/windows';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { listQueuedWork } from '../db/queued-work';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import { deleteToken, markRevoked, saveToken } from '../db/tokens';
import { AppError } from '../errors';
import type { Archive, BackfillQuery } from '../ports/archive';
import { createBackfillJobs } from './backfill-job';
import { createBackfillStore } from './backfill-store';
import { createJobLeases } from './job-leases';
import { createJobRunner } from './job-runner';
import { untilAborted } from './test-support/until-aborted';

const START = Date.parse('2026-11-20T12:00:00Z');
const DAY = 24 * 3_600_000;
const home: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' };

let fresh: FreshDatabase;
let db: Database;
let now = START;
const clock = () => now;
/** Requested ranges, in order. */
let ranges: string[];
let premises: Premise[];
/** Throws instead of returning an answer. */
let failOn: (query: BackfillQuery) => void;
/** The oldest instant for which the cloud has a value. */
let oldestData = 0;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  now = START;
  ranges = [];
  oldestData = 0;
  failOn = () => {};
  premises = [premiseWith({ m1: '2026-09-01T08:00:00Z', m2: '2026-10-25T08:00:00Z' })];
  await upsertAccount(db, { ...home, subject: 'alex', now });
  await signIn();
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

function signIn() {
  const sealed = new Uint8Array([1]);
  const fields = {
    clientId: 'c',
    scope: null,
    keyId: 'k',
    accessSealed: sealed,
    refreshSealed: sealed,
    expiresAt: now,
  };
  return saveToken(db, home.id, { ...fields, now });
}

function premiseWith(meters: Record<string, string | null>): Premise {
  const address = { street: null, suite: null, city: null, county: null, state: null, postalCode: null };
  return {
    id: 'p',
    name: 'Home',
    timezone: 'UTC',
    createdAt: null,
    address,
    tags: [],
    gateways: [],
    meters: Object.entries(meters).map(([id, createdAt]) => ({
      id,
      type: 'power',
      state: null,
      createdAt,
      latest: null,
    })),
  };
}

/** A cloud that answers everything. `ranges` records the requests of all processes. */
const archive: Pick<Archive, 'premises' | 'backfillStep' | 'maxDaysPerRequest'> = {
  premises: async () => ({ data: premises, asOf: '', freshUntil: '', source: 'cloud', notice: null }),
  maxDaysPerRequest: async () => ({ month: 7200, day: 7200, hour: 366, fifteenminute: 366, minute: 31, grid: 31 }),
  async backfillStep(_account, query) {
    failOn(query);
    const days = Math.min({ day: 7200, hour: 366, minute: 31 }[query.choice as string] ?? 31, query.maxDays);
    const to = Date.parse(query.end);
    const window = newestWindow({ from: Date.parse(query.start), to }, query.choice, query.timezone, days);
    ranges.push(`${query.choice} ${query.meterId} ${new Date(window.from).toISOString().slice(0, 10)}`);
    const from = Math.max(oldestData, window.from);
    return {
      storedFrom: new Date(window.from).toISOString(),
      oldest: from < to ? new Date(from).toISOString() : null,
      sentRequest: true,
    };
  },
};

function server() {
  const store = createBackfillStore(db, clock);
  const runner = createJobRunner({
    sources: [createBackfillJobs({ store, archive, clock })],
    leases: createJobLeases(db, clock),
    clock,
    log: { warn: () => {}, error: () => {} },
    sleep: untilAborted,
  });
  return { store, tick: () => runner.tick(), stop: () => runner.stop() };
}

async function startPlan(choices: BackfillChoice[]) {
  const { store, ...rest } = server();
  const plan = { state: 'on', choices, waitingFor: null, nextAt: null, startedAt: now } as const;
  await store.savePlan(home.id, plan);
  return { store, ...rest, plan };
}

const appError = (code: ConstructorParameters<typeof AppError>[0], retryAt: string | null = null) =>
  new AppError(code, { userMessage: 'x', retryAt });

describe('backfill', () => {
  it('fills coarse before fine and, within a choice, the newest window of every meter first, back to its start', async () => {
    const { tick, store } = await startPlan(['minute', 'day']);
    await tick();
    expect(ranges).toEqual([
      'day m1 2026-09-01',
      'day m2 2026-10-25',
      'minute m1 2026-10-20',
      'minute m2 2026-10-25',
      'minute m1 2026-09-19',
      'minute m1 2026-09-01',
    ]);
    const tracks = await store.tracks(home.id);
    expect(tracks.every(({ doneAt }) => doneAt === START)).toBe(true);
    expect(tracks.map(({ requests }) => requests)).toEqual([1, 3, 1, 1]);
    expect(await store.plan(home.id)).toMatchObject({ state: 'on', waitingFor: null, nextAt: START + DAY });
    expect(await listQueuedWork(db, 'c')).toEqual([]);
  });

  it('checks for new meters a day later, and fetches what has come since a month later', async () => {
    const { tick } = await startPlan(['day']);
    await tick();
    premises = [premiseWith({ m1: '2026-09-01T08:00:00Z', m2: '2026-10-25T08:00:00Z', m3: '2026-11-21T06:00:00Z' })];
    now += 2 * DAY;
    await tick();
    expect(ranges.splice(0)).toEqual(['day m1 2026-09-01', 'day m2 2026-10-25', 'day m3 2026-11-21']);
    now += 29 * DAY;
    await tick();
    expect(ranges.map((line) => line.slice(0, 6))).toEqual(['day m1', 'day m2', 'day m3']);
  });

  it('waits until the budget allows more, and shows that on the budget page', async () => {
    const { tick, store } = await startPlan(['minute']);
    const retryAt = '2026-11-20T12:30:00.000Z';
    failOn = () => {
      if (ranges.length === 1) throw appError('limited', retryAt);
    };
    await tick();
    expect(await store.plan(home.id)).toMatchObject({ waitingFor: 'budget', nextAt: Date.parse(retryAt) });
    expect(await listQueuedWork(db, 'c')).toMatchObject([
      { purpose: 'backfill', requestsDone: 1, requestsLeft: 3, waitingFor: 'budget' },
    ]);
    failOn = () => {};
    await tick();
    expect(ranges).toHaveLength(1);
    now = Date.parse(retryAt);
    await tick();
    expect(ranges).toHaveLength(4);
  });

  it('waits for a new sign-in when the sign-in has expired, sends nothing meanwhile, and then continues', async () => {
    const { tick, store } = await startPlan(['minute']);
    let tries = 0;
    failOn = () => {
      tries += 1;
      throw appError('sign_in_again');
    };
    await markRevoked(db, home.id, 1, now);
    await tick();
    expect(await store.plan(home.id)).toMatchObject({ state: 'on', waitingFor: 'sign_in' });
    for (let hour = 0; hour < 3; hour += 1) {
      now += 3_600_000;
      await tick();
    }
    await deleteToken(db, home.id);
    now += 3_600_000;
    await tick();
    expect(tries).toBe(1);
    failOn = () => {};
    await signIn();
    await tick();
    expect(ranges).toHaveLength(4);
  });

  it('stops a meter that the cloud no longer knows, and fills the others', async () => {
    const { tick, store } = await startPlan(['minute']);
    failOn = ({ meterId }) => {
      if (meterId === 'm1') throw appError('not_found');
    };
    await tick();
    expect(ranges).toEqual(['minute m2 2026-10-25']);
    const [m1, m2] = await store.tracks(home.id);
    expect(m1?.problem).toContain('Copper no longer has readings for this device');
    expect(m2?.doneAt).not.toBeNull();
  });

  it('gives a failing meter a cooldown and retries it later', async () => {
    const { tick, store } = await startPlan(['minute']);
    failOn = ({ meterId }) => {
      if (meterId === 'm1') throw appError('cloud_malformed');
    };
    await tick();
    expect(ranges).toEqual(['minute m2 2026-10-25']);
    expect(await store.plan(home.id)).toMatchObject({ waitingFor: 'cloud', nextAt: START + 5 * 60_000 });
    failOn = () => {};
    now += 5 * 60_000;
    await tick();
    expect(ranges).toHaveLength(4);
  });

  it('requests fewer days at once after a timeout', async () => {
    const { tick } = await startPlan(['day']);
    premises = [premiseWith({ m1: '1990-01-01T00:00:00Z' })];
    failOn = ({ maxDays }) => {
      if (maxDays > 4000) throw appError('cloud_timeout');
    };
    await tick();
    now += 3_600_000;
    await tick();
    expect(ranges[0]).toBe('day m1 2017-01-11');
  });

  it('waits longer after each failure when the cloud is down', async () => {
    const { tick, store } = await startPlan(['minute']);
    failOn = () => {
      throw appError('cloud_down');
    };
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await tick();
      const next = (await store.plan(home.id))?.nextAt ?? 0;
      pauses.push((next - now) / 60_000);
      now = next;
    }
    expect(pauses[0]).toBe(1);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(8);
  });

  it('searches back for an unknown start until a year has no data', async () => {
    premises = [premiseWith({ m1: null })];
    oldestData = Date.parse('2026-10-01T00:00:00Z');
    const { tick, store } = await startPlan(['minute']);
    await tick();
    const [m1] = await store.tracks(home.id);
    expect(m1?.doneAt).not.toBeNull();
    expect(m1?.filledFrom).toBeLessThanOrEqual(oldestData - 365 * DAY);
    expect(m1?.filledFrom).toBeGreaterThan(oldestData - (366 + 31) * DAY);
  });

  it('continues where it was after a restart, and stops within a step when the server stops', async () => {
    const first = await startPlan(['minute']);
    failOn = () => {
      if (ranges.length === 2) throw appError('limited', '2026-11-20T12:01:00.000Z');
    };
    await first.tick();
    await first.stop();
    await first.tick();
    failOn = () => {};
    now += 60_000;
    await first.tick();
    expect(ranges).toHaveLength(2);
    await server().tick();
    expect(ranges).toEqual([
      'minute m1 2026-10-20',
      'minute m2 2026-10-25',
      'minute m1 2026-09-19',
      'minute m1 2026-09-01',
    ]);
  });

  it('runs in one process at a time, and in another when that one has died', async () => {
    await startPlan(['minute']);
    const dead = createJobLeases(db, clock);
    expect(await dead.take(`backfill:${home.id}`, 180_000)).toBe(true);
    const servers = [server(), server(), server()];
    await Promise.all(servers.map(({ tick }) => tick()));
    expect(ranges).toEqual([]);
    now += 180_000;
    await Promise.all(servers.map(({ tick }) => tick()));
    expect(new Set(ranges).size).toBe(ranges.length);
    expect(ranges).toHaveLength(4);
  });

  it('does nothing while paused, and keeps its progress', async () => {
    const { tick, store, plan } = await startPlan(['minute']);
    failOn = () => {
      if (ranges.length === 1) throw appError('limited', '2026-11-20T12:01:00.000Z');
    };
    await tick();
    await store.savePlan(home.id, { ...plan, state: 'paused' });
    failOn = () => {};
    now += DAY;
    await tick();
    expect(ranges).toHaveLength(1);
    await store.savePlan(home.id, plan);
    await tick();
    expect(new Set(ranges).size).toBe(4);
  });
});
