import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '@/sandbox/start';
import { userToken } from '@/sandbox/tokens';
import { upsertAccount } from '../db/accounts';
import { insertSentRequest } from '../db/ledger';
import { openDatabase } from '../db/open';
import { type FreshDatabase, freshDatabase } from '../db/test-support/fresh-database';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { type DoorProcess, startDoorProcess } from './test-support/start-door-process';
import { sendJson, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const HOUR = 3_600_000;
/** How long a killed process blocks what it asked for. */
const LEASE_MS = 30_000;

let processes: DoorProcess[] = [];
const start = async (options: Parameters<typeof startDoorProcess>[0]): Promise<DoorProcess> => {
  const one = await startDoorProcess(options);
  processes.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(processes.map((one) => one.kill()));
  processes = [];
});

describe('two processes at the limits of the cloud', { timeout: 180_000 }, () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const paths = (of: string) => Array.from({ length: 100 }, (_, at) => `/api/v2/app/state?${of}=${at}`);
  let fresh: FreshDatabase;
  let sandbox: Sandbox;

  beforeEach(async () => {
    // Both find it without tables and migrate it.
    fresh = await freshDatabase({ bare: true });
    sandbox = await startSandbox({ port: 0, now: new Date(now).toISOString(), limitHour: 100, limitDay: 1000 });
    sandbox.clock.freeze();
    sandbox.clock.set(now);
  });
  afterEach(async () => {
    await sandbox.close();
    await Promise.all(processes.map((one) => one.kill()));
    await fresh.remove();
  });

  /** What 200 askers, half of them in each process, made of the requests: how many reached the API, and were refused. */
  async function askAll(): Promise<{ sent: number; refused: number; outcomes: Set<string> }> {
    const token = await userToken(sandbox, 'alex@example.com');
    const options = { database: fresh.url, cloud: sandbox.url, token, now };
    const both = await Promise.all([start(options), start(options)]);
    const outcomes = await Promise.all(both.map((one, at) => one.fetch(paths(String(at)))));
    const statuses = sandbox.requests.filter(({ kind }) => kind === 'api').map(({ status }) => status);
    return {
      sent: statuses.length,
      refused: statuses.filter((status) => status === 429).length,
      outcomes: new Set(outcomes.flat()),
    };
  }

  it('never send request 101 of an hour', async () => {
    expect(await askAll()).toMatchObject({ sent: 100, refused: 0, outcomes: new Set(['cloud', 'limited']) });
  });

  it('never send request 1001 of a day', async () => {
    const db = await openDatabase({ url: fresh.url });
    const account = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
    await upsertAccount(db, { ...account, subject: 's', now });
    const sentAt = now - 20 * HOUR;
    const line = { clientId: 'c', accountId: 'home_1', purpose: 'usage', endpoint: 'x', sentAt };
    await db.transaction(async () => {
      for (let at = 0; at < 950; at += 1) await insertSentRequest(db, { id: `before-${at}`, ...line });
    });
    await db.close();
    sandbox.clock.set(sentAt);
    sandbox.limits.spend('copper-dashboard', 950);
    sandbox.clock.set(now);
    expect(await askAll()).toMatchObject({ sent: 50, refused: 0, outcomes: new Set(['cloud', 'limited']) });
  });
});

describe('the same request in two processes', () => {
  let cloud: TinyCloud;
  let harness: DoorHarness;

  beforeEach(async () => {
    cloud = await startTinyCloud((_req, res) => void setTimeout(() => sendJson(res, { n: 1 }), 1000));
    harness = await startDoorHarness(cloud.url);
    harness.now = Date.now();
  });
  afterEach(async () => {
    await Promise.all(processes.map((one) => one.kill()));
    await harness.close();
    await cloud.close();
  });

  it('is sent once: the second waits for what the first brings', async () => {
    const options = { database: harness.url, cloud: cloud.url };
    const both = await Promise.all([start(options), start(options)]);
    const paths = ['/same', '/same', '/other'];
    const outcomes = await Promise.all(both.map((one) => one.fetch(paths)));
    expect(cloud.requests.map(({ path }) => path).sort()).toEqual(['/other', '/same']);
    expect(outcomes.flat().sort()).toEqual(['cache', 'cache', 'cache', 'cloud', 'cloud', 'cloud']);
  });

  it('is sent by the second when the first was killed, after its lease and no later', async () => {
    const alex = await harness.account('1');
    let asked = () => {};
    const reached = new Promise<void>((resolve) => {
      asked = resolve;
    });
    cloud.handler = () => asked();
    const dying = await start({ database: harness.url, cloud: cloud.url });
    void dying.fetch(['/same?q=a+b:c']);
    await reached;
    await dying.kill();

    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now = Date.now();
    const before = harness.now;
    harness.sleep = async (ms) => {
      harness.now += ms;
    };
    const answer = await harness.door.fetch(alex, requestAt('/same'), { purpose: 'premises', priority: 'person' });
    expect(answer).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    expect(cloud.requests).toHaveLength(2);
    expect(harness.now - before).toBeGreaterThan(LEASE_MS / 2);
    expect(harness.now - before).toBeLessThanOrEqual(LEASE_MS);
  });
});
