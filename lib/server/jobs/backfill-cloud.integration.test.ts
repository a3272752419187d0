import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { userToken, userTokens } from '@/sandbox/tokens';
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
const PLENTY = { hour: 1000, day: 10_000 };

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
  // No session anywhere: nobody is signed in, and only the account's token lives.
  await upsertAccount(db, { ...home, subject: ASHA, now: sandbox.clock.now() });
  const plan = { state: 'on', choices: ['hour'], waitingFor: null, nextAt: null } as const;
  await server().store.savePlan(home.id, { ...plan, choices: ['hour'], startedAt: sandbox.clock.now() });
});
afterEach(async () => {
  await sandbox.close();
  await db.close();
  await fresh.remove();
});

function server(limits = PLENTY) {
  return backfillServer({ db, apiUrl: sandbox.url, token, clock: sandbox.clock.now, limits });
}

const calls = () => sandbox.requests.filter(({ kind }) => kind === 'api');
/** Meter and first day of each range that was asked for. */
const ranges = () =>
  calls()
    .filter(({ path }) => path.includes('/usage/'))
    .map(({ path, query }) => `${decodeURIComponent(path).slice(-4)} ${new URLSearchParams(query).get('start')}`);

async function expectAllKept(): Promise<void> {
  const tracks = await server().store.tracks(home.id);
  expect(tracks).toHaveLength(2);
  for (const { doneAt, filledFrom, meterId } of tracks) {
    expect(doneAt).not.toBeNull();
    const meter = sandbox.world.meter(meterId);
    expect(filledFrom).toBeLessThanOrEqual((meter?.created ?? 0) * 60_000);
    expect(filledFrom).toBeGreaterThan(((meter?.created ?? 0) - 1440) * 60_000);
  }
  // Whoever looks at any part of it now asks nobody.
  const before = calls().length;
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
  expect(calls()).toHaveLength(before);
}

describe('history of a home against the cloud, with nobody signed in', () => {
  it('is filled within what the budget leaves to it, in the fewest requests, the newest first', async () => {
    const limits = { hour: 5, day: 100 };
    const { runner, store } = server(limits);
    for (let time = 0; time < 60; time += 1) {
      await runner.tick();
      const hour = sandbox.clock.now() - 3_600_000;
      expect(calls().filter(({ at }) => Date.parse(at) > hour).length).toBeLessThanOrEqual(4);
      const plan = await store.plan(home.id);
      if (plan?.waitingFor !== 'budget') break;
      sandbox.clock.set(plan.nextAt ?? 0);
    }
    const asked = ranges();
    expect(asked).toHaveLength(4);
    expect(new Set(asked).size).toBe(4);
    const starts = asked.map((range) => range.slice(5));
    expect(starts[0]).toBe(starts[1]);
    expect(Date.parse(starts[2] ?? '')).toBeLessThan(Date.parse(starts[1] ?? ''));
    // The rest is the list of what there is, which grows old while history waits for its turns.
    expect(calls().length - asked.length).toBeLessThanOrEqual(3);
    await expectAllKept();
  }, 180_000);

  it('renews its sign-in by itself, for as long as the refresh token lives', async () => {
    const { accessToken, refreshToken } = await userTokens(sandbox, ASHA);
    const env = parseEnv({ COPPER_AUTH_URL: sandbox.url, COPPER_API_URL: sandbox.url });
    const { clock: cloud } = sandbox;
    const log = createLog({ level: 'silent' });
    const authHost = createAuthHost({ authUrl: sandbox.url });
    const { tokens } = createAuth({ db, env, secret: SECRET, authHost, clock: cloud.now, log });
    const ended = { accessToken, refreshToken, idToken: null, scope: 'app', expiresAt: cloud.now() };
    const vault = createVault({ db, keyring: createKeyring(SECRET), clock: cloud.now });
    await vault.save(home.id, home.clientId, ended);
    const limits = { hour: 5, day: 100 };
    const { runner, store } = backfillServer({ db, apiUrl: sandbox.url, token: tokens, clock: cloud.now, limits });
    for (let time = 0; time < 60; time += 1) {
      await runner.tick();
      const plan = await store.plan(home.id);
      expect(plan?.waitingFor).not.toBe('sign_in');
      if (plan?.waitingFor !== 'budget') break;
      cloud.set(plan.nextAt ?? 0);
    }
    expect(sandbox.requests.filter(({ path }) => path === '/oauth/token').length).toBeGreaterThan(2);
    expect(calls().filter(({ status }) => status === 401)).toEqual([]);
    const tracks = await store.tracks(home.id);
    expect(tracks.map(({ doneAt }) => doneAt !== null)).toEqual([true, true]);
  }, 180_000);

  it('loses nothing and asks for nothing again when the process is killed', async () => {
    sandbox.faults.add({ match: '/api/v2/app/usage', delayMs: 400 });
    const args = ['--conditions=react-server', '--import', 'tsx', 'lib/server/jobs/test-support/backfill-process.ts'];
    const child = spawn(process.execPath, [...args, fresh.url, sandbox.url, token, String(sandbox.clock.now())], {
      stdio: 'inherit',
    });
    const exited = once(child, 'exit');
    while (ranges().length < 2 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGKILL');
    expect((await exited)[1]).toBe('SIGKILL');
    sandbox.faults.clear();
    const [first, second] = ranges();

    // Its lease still holds; then somebody else goes on.
    const { runner, store } = server();
    await runner.tick();
    expect(ranges()).toHaveLength(2);
    // Three minutes by the clock of the one that died, which ran on while it lived.
    sandbox.clock.advance(300_000);
    // Each request has its turn: what waits for the budget goes on when it said it would.
    for (let time = 0; time < 60; time += 1) {
      await runner.tick();
      const plan = await store.plan(home.id);
      if (plan?.waitingFor !== 'budget') break;
      sandbox.clock.set(Math.max(plan.nextAt ?? 0, sandbox.clock.now() + 1000));
    }
    const asked = ranges();
    expect(new Set(asked).size).toBe(4);
    expect(asked.filter((range) => range === first)).toHaveLength(1);
    // The one under way when it died was not kept.
    expect(asked.filter((range) => range === second).length).toBeLessThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(5);
    await expectAllKept();
  }, 180_000);
});
