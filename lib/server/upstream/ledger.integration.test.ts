import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { insertSentRequest } from '../db/ledger';
import { createBudgetReader } from './budget-reader';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const LIVE = { purpose: 'live', priority: 'live' } as const;
const HOUR = 3_600_000;
/** A request leaves our window only after it has left the cloud's. */
const MARGIN = 30_000;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await startDoorHarness(cloud.url);
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

async function spend(count: number, account = alex): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await harness.ledger.begin({ account, endpoint: 'test.item', purpose: 'usage', priority: 'person' });
  }
}

describe('the ledger', () => {
  it('refuses the 101st request of an hour before it is sent, also after a restart', async () => {
    await spend(1);
    harness.now += 10 * 60_000;
    await spend(98);
    await harness.door.fetch(alex, requestAt('/100'), PERSON);
    for (const restart of [false, true]) {
      if (restart) await harness.reopen();
      await expect(harness.door.fetch(alex, requestAt('/101'), PERSON)).rejects.toMatchObject({
        code: 'limited',
        retryAt: '2026-03-01T13:00:30.000Z',
      });
    }
    expect(cloud.requests).toHaveLength(1);
    harness.now = Date.parse('2026-03-01T13:00:30Z');
    await harness.door.fetch(alex, requestAt('/101'), PERSON);
    await expect(harness.door.fetch(alex, requestAt('/102'), PERSON)).rejects.toMatchObject({ code: 'limited' });
  });

  it('counts concurrent requests one by one', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 130 }, (_, index) => harness.door.fetch(alex, requestAt(`/${index}`), PERSON)),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    expect(cloud.requests).toHaveLength(100);
  });

  it('refuses the reserve to an account that used its share, while others share the client', async () => {
    const kim = await harness.account('kim');
    await spend(1, kim);
    await spend(79);
    const refused = await harness.door.fetch(alex, requestAt('/mine'), PERSON).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', userMessage: expect.stringContaining('reserved for others') });
    await spend(20, kim);
    await expect(spend(1, kim)).rejects.toMatchObject({ code: 'limited' });
    // A day after the other account's last request, the client is no longer shared.
    harness.now += 25 * HOUR;
    await spend(100);
  });

  it('keeps a reserve for users', async () => {
    await spend(80);
    await expect(harness.door.fetch(alex, requestAt('/live', 'live'), LIVE)).rejects.toMatchObject({
      code: 'limited',
      retryAt: '2026-03-01T13:00:30.000Z',
    });
    await harness.door.fetch(alex, requestAt('/page'), PERSON);
    expect(cloud.requests).toHaveLength(1);
  });

  it('sends the request of a user who joined a refused live update', async () => {
    await spend(80);
    const [live, person] = await Promise.allSettled([
      harness.door.fetch(alex, requestAt('/same'), LIVE),
      harness.door.fetch(alex, requestAt('/same'), PERSON),
    ]);
    expect([live.status, person.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('limits a day as well', async () => {
    const line = { clientId: alex.clientId, accountId: alex.id, purpose: 'usage', endpoint: 'test.item' };
    await harness.db.transaction(async () => {
      for (let index = 0; index < 900; index += 1) {
        const sentAt = harness.now + Math.floor(index / 100) * (HOUR + MARGIN);
        await insertSentRequest(harness.db, { id: `before-${index}`, ...line, sentAt });
      }
    });
    harness.now += 9 * (HOUR + MARGIN);
    await spend(100);
    harness.now += HOUR + MARGIN;
    await expect(spend(1)).rejects.toMatchObject({ code: 'limited', retryAt: '2026-03-02T12:00:30.000Z' });
    const state = await harness.ledger.state(alex);
    expect(state).toEqual({
      hour: { limit: 100, reserve: 20, used: 0, reports: 0, backfill: 0, remaining: 100, nextFreeAt: null },
      day: {
        limit: 1000,
        reserve: 150,
        used: 1000,
        reports: 0,
        backfill: 0,
        remaining: 0,
        nextFreeAt: '2026-03-02T12:00:30.000Z',
      },
      blockedUntil: null,
    });
  });

  it('counts the requests of all accounts of a client together', async () => {
    await spend(100, await harness.account('kim'));
    await expect(spend(1)).rejects.toMatchObject({ code: 'limited' });
  });

  it('stops all accounts after a 429 until the pause is over', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 429, { 'retry-after': '600' });
    const retryAt = '2026-03-01T12:10:00.000Z';
    await expect(harness.door.fetch(alex, requestAt('/a'), PERSON)).rejects.toMatchObject({ code: 'limited', retryAt });
    await harness.reopen();
    const kim = await harness.account('kim');
    await expect(harness.door.fetch(kim, requestAt('/b'), PERSON)).rejects.toMatchObject({ code: 'limited', retryAt });
    expect(cloud.requests).toHaveLength(1);
    expect((await harness.ledger.state(kim)).blockedUntil).toBe(retryAt);
    cloud.handler = (_req, res) => sendJson(res, { n: 1 });
    harness.now = Date.parse(retryAt);
    await harness.door.fetch(kim, requestAt('/b'), PERSON);
  });

  it('reports requests by purpose and hides the purposes of other accounts', async () => {
    await harness.door.fetch(alex, requestAt('/a'), PERSON);
    await spend(3, await harness.account('kim'));
    harness.now += HOUR;
    cloud.handler = (_req, res) => sendStatus(res, 404);
    await harness.door.fetch(alex, requestAt('/b'), PERSON).catch(() => {});
    const reader = createBudgetReader({
      db: harness.db,
      clock: () => harness.now,
      ledger: harness.ledger,
      limits: { hour: 100, day: 1000 },
    });
    const own = { purpose: 'premises', endpoint: 'test.item', requests: 1 };
    expect(await reader.spend(alex)).toEqual([
      { hourStart: '2026-03-01T13:00:00Z', ...own, failed: 1 },
      { hourStart: '2026-03-01T12:00:00Z', purpose: 'others', endpoint: 'others', requests: 3, failed: 0 },
      { hourStart: '2026-03-01T12:00:00Z', ...own, failed: 0 },
    ]);
  });
});
