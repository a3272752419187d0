import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import type { Priority, Purpose } from '../ports/door';
import { createBudgetReader } from './budget-reader';
import { SentLog } from './sent-log';
import { type DoorHarness, openDoor, thingAt } from './test-support/door-harness';
import { sendJson, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';
import { windowsOf } from './windows';

const LIMITS = { hour: 100, day: 1000 };
const REPORT = { purpose: 'report', priority: 'report' } as const;
const BACKFILL = { purpose: 'backfill', priority: 'backfill' } as const;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await openDoor(cloud.url, { limits: LIMITS });
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
    const refused = await harness.door.ask(alex, thingAt('/a'), REPORT).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: new Date(turn).toISOString() });
    // A person and live readings go first, whoever waits.
    await harness.door.ask(alex, thingAt('/a'), { purpose: 'usage', priority: 'person' });
    await harness.door.ask(alex, thingAt('/b'), { purpose: 'live', priority: 'live' });
    // Theirs count too, so the turn comes a little later; neither a restart nor waiting loses it.
    await harness.reopen();
    harness.now = (await tryTo('report', 'report')) ?? 0;
    expect(harness.now).toBeGreaterThanOrEqual(turn);
    expect(harness.now).toBeLessThan(turn + 10_000);
    await harness.door.ask(alex, thingAt('/c'), REPORT);
  });

  it('lets a report that is made while somebody waits take no turns, and leaves room for live readings all the same', async () => {
    const asks = Array.from({ length: 80 }, (_, at) =>
      harness.door.ask(alex, thingAt(`/${at}`), { ...REPORT, atOnce: true }),
    );
    const results = await Promise.allSettled(asks);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(72);
    expect(cloud.asked).toHaveLength(72);
    await harness.door.ask(alex, thingAt('/live'), { purpose: 'live', priority: 'live' });
  });

  it('lets backfill wait for reports, of any account of the client', async () => {
    await harness.door.ask(await harness.account('kim'), thingAt('/a'), REPORT);
    const refused = await harness.door.ask(alex, thingAt('/b'), BACKFILL).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'limited', retryAt: '2026-03-01T12:02:00.000Z' });
    harness.now += 2 * 60_000;
    await harness.door.ask(alex, thingAt('/b'), BACKFILL);
  });

  it('decides as the look ahead does', async () => {
    const log = new SentLog(windowsOf(LIMITS), []);
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
    expect(await reader.endOf(alex, 10, 'report')).toBe('2026-03-01T12:00:00.000Z');
    expect(await reader.endOf(alex, 400, 'report')).toMatch(/^2026-03-01T1[78]:/);
  });
});
