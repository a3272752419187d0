import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { countAttempt } from '@/lib/server/db/attempt-counters';
import { takeLease } from '@/lib/server/db/leases';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;
/** What the time really is; the site's own clock is `harness.now`. */
let real: number;
/** When the cloud received each request, really. */
let received: number[];

beforeEach(async () => {
  received = [];
  cloud = await startTinyCloud((_req, res) => {
    received.push(real);
    sendJson(res, { n: 1 });
  });
  harness = await startDoorHarness(cloud.url, { limits: { hour: 10, day: 40 } });
  alex = await harness.account('alex');
  real = harness.now;
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

let page = 0;
const ask = () => {
  page += 1;
  return harness.door.fetch(alex, requestAt(`/page/${page}`), PERSON);
};
const pass = (ms: number) => {
  real += ms;
  harness.now += ms;
};

/** The most requests that the cloud received within any hour. */
function mostInAnHour(): number {
  return Math.max(...received.map((at) => received.filter((other) => other > at - HOUR && other <= at).length));
}

/** Asks every five minutes for so many hours; how many were let through. */
async function askOften(hours: number): Promise<number> {
  const before = received.length;
  for (let minutes = 0; minutes < hours * 60; minutes += 5) {
    await ask().catch(() => undefined);
    pass(5 * MINUTE);
  }
  return received.length - before;
}

describe.each([
  ['while the site runs', false],
  ['and the site started again', true],
])('a clock that was five hours ahead and is set back %s', (_when, restarts) => {
  async function setBack(): Promise<void> {
    harness.now = real;
    if (restarts) await harness.reopen();
  }

  beforeEach(() => {
    harness.now += 5 * HOUR;
  });

  it('lets no more than the limit through in any hour, and keeps nobody waiting for longer than that', async () => {
    expect(await askOften(1)).toBe(10);
    await setBack();
    await expect(ask()).rejects.toMatchObject({ code: 'limited' });
    const { nextFreeAt } = (await harness.ledger.state(alex)).hour;
    expect(Date.parse(nextFreeAt ?? '') - real).toBeLessThan(HOUR);
    // An hour of which the ten before take a part, and one more.
    expect(await askOften(2.1)).toBeGreaterThanOrEqual(18);
    expect(mostInAnHour()).toBe(10);
  });

  it('ends a pause when its time is over, really', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 429, { 'retry-after': '1800' });
    await expect(ask()).rejects.toMatchObject({ code: 'limited' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    pass(MINUTE);
    await setBack();
    await expect(ask()).rejects.toMatchObject({ code: 'limited', retryAt: new Date(real + 30 * MINUTE).toISOString() });
    pass(30 * MINUTE);
    expect(await ask()).toMatchObject({ data: { n: 2 } });
  });

  it('shows what was received under it, and asks for it again', async () => {
    const thing = requestAt('/held');
    await harness.door.fetch(alex, thing, PERSON);
    await setBack();
    cloud.handler = (_req, res) => sendStatus(res, 500);
    expect(await harness.door.fetch(alex, thing, PERSON)).toMatchObject({ data: { n: 1 }, source: 'stale' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    expect(await harness.door.fetch(alex, thing, PERSON)).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('frees what a process that died then held', async () => {
    const { db } = harness;
    await takeLease(db, { name: 'fill', holder: 'dead', forMs: MINUTE, now: harness.now });
    await countAttempt(db, 'refresh-turn', MINUTE, harness.now);
    harness.now = real;
    expect(await takeLease(db, { name: 'fill', holder: 'next', forMs: MINUTE, now: harness.now })).toBe(true);
    expect(await countAttempt(db, 'refresh-turn', MINUTE, harness.now)).toBe(1);
    // Another server, whose clock is a minute behind, respects what is held.
    const behind = harness.now - MINUTE;
    expect(await takeLease(db, { name: 'fill', holder: 'third', forMs: MINUTE, now: behind })).toBe(false);
    expect(await countAttempt(db, 'refresh-turn', MINUTE, behind)).toBe(2);
  });
});

it('a clock that jumps ahead sends too soon once, and then believes the cloud', async () => {
  expect(await askOften(1)).toBe(10);
  harness.now += 5 * HOUR;
  cloud.handler = (_req, res) => {
    received.push(real);
    sendStatus(res, 429, { 'retry-after': '3600' });
  };
  for (let i = 0; i < 20; i += 1) await expect(ask()).rejects.toMatchObject({ code: 'limited' });
  expect(received).toHaveLength(11);
});
