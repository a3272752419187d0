import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { userToken, userTokens } from '@/sandbox/tokens';
import { bundledScript } from '@/scripts/launch/bundled-script';
import type { AccountRef } from '../account';
import { createAuth } from '../auth/create-auth';
import { createKeyring } from '../auth/seal';
import { createVault } from '../auth/vault';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import { parseEnv } from '../env';
import { createLog } from '../log';
import { createAuthHost } from '../upstream/auth-host';
import { backfillServer } from './test-support/start-backfill';

/** Asha's two meters began in June 2024: two years of hours for each, in two requests. */
const NOW = '2026-01-20T14:00:00Z';
const ASHA = 'asha@example.com';
const home: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'copper-dashboard' };
const SECRET = 'test secret test secret';
const HIGH_LIMITS = { hour: 1000, day: 10_000 };

let sandbox: Sandbox;
let fresh: FreshDatabase;
let db: Database;
let token: string;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, now: NOW, limitHour: 1000, limitDay: 10_000 });
  sandbox.clock.freeze();
  sandbox.clock.set(Date.parse(NOW));
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  token = await userToken(sandbox, ASHA);
  // No session exists: nobody is signed in, only the account's token is valid.
  await upsertAccount(db, { ...home, subject: ASHA, now: sandbox.clock.now() });
  const plan = { state: 'on', choices: ['hour'], waitingFor: null, nextAt: null } as const;
  await server().store.savePlan(home.id, { ...plan, choices: ['hour'], startedAt: sandbox.clock.now() });
});
afterEach(async () => {
  await sandbox.close();
  await db.close();
  await fresh.remove();
});

function server(limits = HIGH_LIMITS) {
  return backfillServer({ db, apiUrl: sandbox.url, token, clock: sandbox.clock.now, limits });
}

const apiRequests = () => sandbox.requests.filter(({ kind }) => kind === 'api');
/** Meter and first day of each requested range. */
const requestedRanges = () =>
  apiRequests()
    .filter(({ path }) => path.includes('/usage/'))
    .map(({ path, query }) => `${decodeURIComponent(path).slice(-4)} ${new URLSearchParams(query).get('start')}`);

async function expectAllStored(): Promise<void> {
  const tracks = await server().store.tracks(home.id);
  expect(tracks).toHaveLength(2);
  for (const { doneAt, filledFrom, meterId } of tracks) {
    expect(doneAt).not.toBeNull();
    const meter = sandbox.world.meter(meterId);
    expect(filledFrom).toBeLessThanOrEqual((meter?.created ?? 0) * 60_000);
    expect(filledFrom).toBeGreaterThan(((meter?.created ?? 0) - 1440) * 60_000);
  }
  // Reading any part of it now sends no request.
  const before = apiRequests().length;
  const { archive } = server();
  for (const { meterId, filledFrom } of tracks) {
    const { data } = await archive.series(
      home,
      {
        meterId,
        meterType: 'power',
        meterCreatedAt: new Date((sandbox.world.meter(meterId)?.created ?? 0) * 60_000).toISOString(),
        kind: 'usage',
        granularity: 'hour',
        timezone: 'Asia/Kolkata',
        start: new Date(filledFrom).toISOString(),
        end: '2026-01-10T18:30:00Z',
      },
      { purpose: 'usage', priority: 'person' },
    );
    expect(data.coverage.unasked).toBe(0);
    expect(data.sum).toBeGreaterThan(0);
  }
  expect(apiRequests()).toHaveLength(before);
}

describe('backfill of a home against the cloud, without a session', () => {
  it('fills history within its share of the budget, with the fewest requests, newest first', async () => {
    const limits = { hour: 5, day: 100 };
    const { runner, store } = server(limits);
    for (let attempt = 0; attempt < 60; attempt += 1) {
      await runner.tick();
      const hour = sandbox.clock.now() - 3_600_000;
      expect(apiRequests().filter(({ at }) => Date.parse(at) > hour).length).toBeLessThanOrEqual(4);
      const plan = await store.plan(home.id);
      if (plan?.waitingFor !== 'budget') break;
      sandbox.clock.set(plan.nextAt ?? 0);
    }
    const requested = requestedRanges();
    expect(requested).toHaveLength(4);
    expect(new Set(requested).size).toBe(4);
    const starts = requested.map((range) => range.slice(5));
    expect(starts[0]).toBe(starts[1]);
    expect(Date.parse(starts[2] ?? '')).toBeLessThan(Date.parse(starts[1] ?? ''));
    // The other requests are for the premise list, which expires while the backfill waits for its turns.
    expect(apiRequests().length - requested.length).toBeLessThanOrEqual(3);
    await expectAllStored();
  }, 180_000);

  it('renews its own sign-in while the refresh token is valid', async () => {
    const { accessToken, refreshToken } = await userTokens(sandbox, ASHA);
    const env = parseEnv({ COPPER_AUTH_URL: sandbox.url, COPPER_API_URL: sandbox.url });
    const { clock: cloudClock } = sandbox;
    const log = createLog({ level: 'silent' });
    const authHost = createAuthHost({ authUrl: sandbox.url });
    const { tokens } = createAuth({ db, env, secret: SECRET, authHost, clock: cloudClock.now, log });
    const expiredTokens = { accessToken, refreshToken, idToken: null, scope: 'app', expiresAt: cloudClock.now() };
    const vault = createVault({ db, keyring: createKeyring(SECRET), clock: cloudClock.now });
    await vault.save(home.id, home.clientId, expiredTokens);
    const limits = { hour: 5, day: 100 };
    const { runner, store } = backfillServer({ db, apiUrl: sandbox.url, token: tokens, clock: cloudClock.now, limits });
    for (let attempt = 0; attempt < 60; attempt += 1) {
      await runner.tick();
      const plan = await store.plan(home.id);
      expect(plan?.waitingFor).not.toBe('sign_in');
      if (plan?.waitingFor !== 'budget') break;
      cloudClock.set(plan.nextAt ?? 0);
    }
    expect(sandbox.requests.filter(({ path }) => path === '/oauth/token').length).toBeGreaterThan(2);
    expect(apiRequests().filter(({ status }) => status === 401)).toEqual([]);
    const tracks = await store.tracks(home.id);
    expect(tracks.map(({ doneAt }) => doneAt !== null)).toEqual([true, true]);
  }, 180_000);

  it('loses nothing and repeats no stored request when the process is killed', async () => {
    sandbox.faults.add({ match: '/api/v2/app/usage', delayMs: 400 });
    const file = 'lib/server/jobs/test-support/backfill-process.ts';
    const args = ['--conditions=react-server', await bundledScript({ file })];
    const child = spawn(process.execPath, [...args, fresh.url, sandbox.url, token, String(sandbox.clock.now())], {
      stdio: 'inherit',
    });
    const exited = once(child, 'exit');
    while (requestedRanges().length < 2 && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    expect((await exited)[1]).toBe('SIGKILL');
    sandbox.faults.clear();
    const [first, second] = requestedRanges();

    // The killed process's lease is still valid; after it ends, another process continues.
    const { runner, store } = server();
    await runner.tick();
    expect(requestedRanges()).toHaveLength(2);
    // The lease lasts three minutes by the clock of the killed process, which ran on while it lived.
    sandbox.clock.advance(300_000);
    // Requests are paced: after waiting for the budget, the job continues at the time it announced.
    for (let attempt = 0; attempt < 60; attempt += 1) {
      await runner.tick();
      const plan = await store.plan(home.id);
      if (plan?.waitingFor !== 'budget') break;
      sandbox.clock.set(Math.max(plan.nextAt ?? 0, sandbox.clock.now() + 1000));
    }
    const requested = requestedRanges();
    expect(new Set(requested).size).toBe(4);
    expect(requested.filter((range) => range === first)).toHaveLength(1);
    // The answer that was in flight when the process was killed was not stored.
    expect(requested.filter((range) => range === second).length).toBeLessThanOrEqual(2);
    expect(requested.length).toBeLessThanOrEqual(5);
    await expectAllStored();
  }, 180_000);
});
