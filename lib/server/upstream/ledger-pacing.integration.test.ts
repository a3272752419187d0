import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import type { Priority, Purpose } from '../ports/door';
import { createBudgetReader } from './budget-reader';
import { limitWindows } from './limit-windows';
import { SentLog } from './sent-log';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const LIMITS = { hour: 100, day: 1000 };
const REPORT = { purpose: 'report', priority: 'report' } as const;
const BACKFILL = { purpose: 'backfill', priority: 'backfill' } as const;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await startDoorHarness(cloud.url, { limits: LIMITS });
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

/** Returns null when the request was counted, else when it may be sent, in milliseconds. */
async function tryRequest(priority: Priority, purpose: Purpose): Promise<number | null> {
  try {
    await harness.ledger.begin({ account: alex, endpoint: 'test.item', purpose, priority });
    return null;
  } catch (error) {
    expect(error).toMatchObject({ code: 'limited' });
    return Date.parse((error as { retryAt: string }).retryAt);
  }
}

describe('pacing in the ledger', () => {
  it('sends a small report at once and paces a large one', async () => {
    let sent = 0;
    let pacedAt: number | null = null;
    for (; pacedAt === null; sent += 1) pacedAt = await tryRequest('report', 'report');
    expect(sent - 1).toBeGreaterThanOrEqual(25);
    expect(pacedAt).toBeGreaterThan(harness.now);
    expect(pacedAt).toBeLessThan(harness.now + 60_000);
    const refused = await harness.door.fetch(alex, requestAt('/a'), REPORT).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: new Date(pacedAt).toISOString() });
    // Users and live readings do not wait for paced requests.
    await harness.door.fetch(alex, requestAt('/a'), { purpose: 'usage', priority: 'person' });
    await harness.door.fetch(alex, requestAt('/b'), { purpose: 'live', priority: 'live' });
    // Those count too, so the report waits a little longer. A restart does not change when it may go.
    await harness.reopen();
    harness.now = (await tryRequest('report', 'report')) ?? 0;
    expect(harness.now).toBeGreaterThanOrEqual(pacedAt);
    expect(harness.now).toBeLessThan(pacedAt + 10_000);
    await harness.door.fetch(alex, requestAt('/c'), REPORT);
  });

  it('does not pace an unpaced report, and still leaves room for live readings', async () => {
    const fetches = Array.from({ length: 80 }, (_, index) =>
      harness.door.fetch(alex, requestAt(`/${index}`), { ...REPORT, unpaced: true }),
    );
    const results = await Promise.allSettled(fetches);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(72);
    expect(cloud.requests).toHaveLength(72);
    await harness.door.fetch(alex, requestAt('/live'), { purpose: 'live', priority: 'live' });
  });

  it('leaves half of the requests to the household when a guest asks', async () => {
    const guest = { ...alex, onlyPremise: 'maple' };
    const asked = Array.from({ length: 60 }, (_, index) =>
      harness.door.fetch(guest, requestAt(`/${index}`), { purpose: 'usage', priority: 'person' }),
    );
    const results = await Promise.allSettled(asked);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
    expect(results.at(-1)).toMatchObject({ reason: { code: 'limited' } });
    await harness.door.fetch(alex, requestAt('/a'), { purpose: 'usage', priority: 'person' });
    // What the household has loaded is the guest's, too.
    expect(await harness.door.fetch(guest, requestAt('/a'), { purpose: 'usage', priority: 'person' })).toMatchObject({
      data: { n: 1 },
    });
  });

  it('delays backfill after reports of any account of the client', async () => {
    await harness.door.fetch(await harness.account('kim'), requestAt('/a'), REPORT);
    const refused = await harness.door.fetch(alex, requestAt('/b'), BACKFILL).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: '2026-03-01T12:02:00.000Z' });
    harness.now += 2 * 60_000;
    await harness.door.fetch(alex, requestAt('/b'), BACKFILL);
  });

  it('agrees with SentLog', async () => {
    const log = new SentLog(limitWindows(LIMITS), []);
    const kinds: [Priority, Purpose][] = [
      ['person', 'usage'],
      ['live', 'live'],
      ['report', 'report'],
      ['backfill', 'backfill'],
    ];
    for (let step = 0; step < 240; step += 1) {
      harness.now += 7_000 + (step % 5) * 4_000;
      const [priority, purpose] = kinds[(step * 7 + (step % 3)) % kinds.length] ?? ['person', 'usage'];
      const expected = log.nextAt(priority, harness.now);
      const sendAt = await tryRequest(priority, purpose);
      expect(sendAt ?? harness.now).toBe(Math.max(Math.ceil(expected), harness.now));
      if (sendAt === null) log.add({ at: harness.now, purpose });
    }
  });

  it('estimates when a number of requests will have been sent', async () => {
    const reader = createBudgetReader({
      db: harness.db,
      clock: () => harness.now,
      ledger: harness.ledger,
      limits: LIMITS,
    });
    expect(await reader.estimateEnd(alex, 10, 'report')).toBe('2026-03-01T12:00:00.000Z');
    expect(await reader.estimateEnd(alex, 400, 'report')).toMatch(/^2026-03-01T1[78]:/);
  });
});
