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
/** How long a killed process blocks the request it was sending. */
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
  const paths = (name: string) => Array.from({ length: 100 }, (_, index) => `/api/v2/app/state?${name}=${index}`);
  let fresh: FreshDatabase;
  let sandbox: Sandbox;

  beforeEach(async () => {
    // Without tables: both processes try to migrate it.
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

  /** Fetches 200 paths, half of them in each process. Returns how many requests reached the API, and how many it refused. */
  async function fetchAll(): Promise<{ sent: number; refused: number; outcomes: Set<string> }> {
    const token = await userToken(sandbox, 'alex@example.com');
    const options = { database: fresh.url, cloud: sandbox.url, token, now };
    const both = await Promise.all([start(options), start(options)]);
    const outcomes = await Promise.all(both.map((one, index) => one.fetch(paths(String(index)))));
    const statuses = sandbox.requests.filter(({ kind }) => kind === 'api').map(({ status }) => status);
    return {
      sent: statuses.length,
      refused: statuses.filter((status) => status === 429).length,
      outcomes: new Set(outcomes.flat()),
    };
  }

  it('never send more than 100 requests an hour', async () => {
    expect(await fetchAll()).toMatchObject({ sent: 100, refused: 0, outcomes: new Set(['cloud', 'limited']) });
  });

  it('never send more than 1000 requests a day', async () => {
    const db = await openDatabase({ url: fresh.url });
    const account = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
    await upsertAccount(db, { ...account, subject: 's', now });
    const sentAt = now - 20 * HOUR;
    const line = { clientId: 'c', accountId: 'home_1', purpose: 'usage', endpoint: 'x', sentAt };
    await db.transaction(async () => {
      for (let index = 0; index < 950; index += 1) await insertSentRequest(db, { id: `before-${index}`, ...line });
    });
    await db.close();
    sandbox.clock.set(sentAt);
    sandbox.limits.spend('copper-dashboard', 950);
    sandbox.clock.set(now);
    expect(await fetchAll()).toMatchObject({ sent: 50, refused: 0, outcomes: new Set(['cloud', 'limited']) });
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

  it('is sent once: the second process waits for the answer of the first', async () => {
    const options = { database: harness.url, cloud: cloud.url };
    const both = await Promise.all([start(options), start(options)]);
    const paths = ['/same', '/same', '/other'];
    const outcomes = await Promise.all(both.map((one) => one.fetch(paths)));
    expect(cloud.requests.map(({ path }) => path).sort()).toEqual(['/other', '/same']);
    expect(outcomes.flat().sort()).toEqual(['cache', 'cache', 'cache', 'cloud', 'cloud', 'cloud']);
  });

  it('is sent by the second process once the lease of a killed one expires', async () => {
    const alex = await harness.account('1');
    let onRequest = () => {};
    const reached = new Promise<void>((resolve) => {
      onRequest = resolve;
    });
    cloud.handler = () => onRequest();
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
