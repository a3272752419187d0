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

/** Null when it was counted, else when its turn comes, in milliseconds. */
async function tryTo(priority: Priority, purpose: Purpose): Promise<number | null> {
  try {
    await harness.ledger.begin({ account: alex, endpoint: 'test.thing', purpose, priority });
    return null;
  } catch (error) {
    expect(error).toMatchObject({ code: 'limited' });
    return Date.parse((error as { retryAt: string }).retryAt);
  }
}

describe('the ledger', () => {
  it('lets a short report through at once, and tells a long one when its turn comes', async () => {
    let sent = 0;
    let turn: number | null = null;
    for (; turn === null; sent += 1) turn = await tryTo('report', 'report');
    expect(sent - 1).toBeGreaterThanOrEqual(25);
    expect(turn).toBeGreaterThan(harness.now);
    expect(turn).toBeLessThan(harness.now + 60_000);
    const refused = await harness.door.fetch(alex, requestAt('/a'), REPORT).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: new Date(turn).toISOString() });
    // A person and live readings go first, whoever waits.
    await harness.door.fetch(alex, requestAt('/a'), { purpose: 'usage', priority: 'person' });
    await harness.door.fetch(alex, requestAt('/b'), { purpose: 'live', priority: 'live' });
    // Theirs count too, so the turn comes a little later; neither a restart nor waiting loses it.
    await harness.reopen();
    harness.now = (await tryTo('report', 'report')) ?? 0;
    expect(harness.now).toBeGreaterThanOrEqual(turn);
    expect(harness.now).toBeLessThan(turn + 10_000);
    await harness.door.fetch(alex, requestAt('/c'), REPORT);
  });

  it('lets a report that is made while somebody waits take no turns, and leaves room for live readings all the same', async () => {
    const asks = Array.from({ length: 80 }, (_, at) =>
      harness.door.fetch(alex, requestAt(`/${at}`), { ...REPORT, unpaced: true }),
    );
    const results = await Promise.allSettled(asks);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(72);
    expect(cloud.requests).toHaveLength(72);
    await harness.door.fetch(alex, requestAt('/live'), { purpose: 'live', priority: 'live' });
  });

  it('lets backfill wait for reports, of any account of the client', async () => {
    await harness.door.fetch(await harness.account('kim'), requestAt('/a'), REPORT);
    const refused = await harness.door.fetch(alex, requestAt('/b'), BACKFILL).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: '2026-03-01T12:02:00.000Z' });
    harness.now += 2 * 60_000;
    await harness.door.fetch(alex, requestAt('/b'), BACKFILL);
  });

  it('decides as the look ahead does', async () => {
    const log = new SentLog(limitWindows(LIMITS), []);
    const asks: [Priority, Purpose][] = [
      ['person', 'usage'],
      ['live', 'live'],
      ['report', 'report'],
      ['backfill', 'backfill'],
    ];
    for (let step = 0; step < 240; step += 1) {
      harness.now += 7_000 + (step % 5) * 4_000;
      const [priority, purpose] = asks[(step * 7 + (step % 3)) % asks.length] ?? ['person', 'usage'];
      const foretold = log.nextAt(priority, harness.now);
      const turn = await tryTo(priority, purpose);
      expect(turn ?? harness.now).toBe(Math.max(Math.ceil(foretold), harness.now));
      if (turn === null) log.add({ at: harness.now, purpose });
    }
  });

  it('tells when so many requests will have been sent', async () => {
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
