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
/** The real time; the site's own clock is `harness.now`. */
let real: number;
/** When the cloud received each request, in real time. */
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
const fetchPage = () => {
  page += 1;
  return harness.door.fetch(alex, requestAt(`/page/${page}`), PERSON);
};
const advance = (ms: number) => {
  real += ms;
  harness.now += ms;
};

/** Returns the most requests that the cloud received within any hour. */
function maxInAnHour(): number {
  return Math.max(...received.map((at) => received.filter((other) => other > at - HOUR && other <= at).length));
}

/** Fetches a page every five minutes. Returns how many requests reached the cloud. */
async function fetchForHours(hours: number): Promise<number> {
  const before = received.length;
  for (let minutes = 0; minutes < hours * 60; minutes += 5) {
    await fetchPage().catch(() => undefined);
    advance(5 * MINUTE);
  }
  return received.length - before;
}

describe.each([
  ['while the site runs', false],
  ['and the site restarts', true],
])('after a clock that was five hours ahead is set back %s', (_when, restarts) => {
  async function setBack(): Promise<void> {
    harness.now = real;
    if (restarts) await harness.reopen();
  }

  beforeEach(() => {
    harness.now += 5 * HOUR;
  });

  it('the site keeps the hourly limit and waits no longer than an hour', async () => {
    expect(await fetchForHours(1)).toBe(10);
    await setBack();
    await expect(fetchPage()).rejects.toMatchObject({ code: 'limited' });
    const { nextFreeAt } = (await harness.ledger.state(alex)).hour;
    expect(Date.parse(nextFreeAt ?? '') - real).toBeLessThan(HOUR);
    // Two hours; the ten requests from before count in part of the first.
    expect(await fetchForHours(2.1)).toBeGreaterThanOrEqual(18);
    expect(maxInAnHour()).toBe(10);
  });

  it('a pause after a 429 ends on time, in real time', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 429, { 'retry-after': '1800' });
    await expect(fetchPage()).rejects.toMatchObject({ code: 'limited' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    advance(MINUTE);
    await setBack();
    await expect(fetchPage()).rejects.toMatchObject({
      code: 'limited',
      retryAt: new Date(real + 30 * MINUTE).toISOString(),
    });
    advance(30 * MINUTE);
    expect(await fetchPage()).toMatchObject({ data: { n: 2 } });
  });

  it('an answer stored under the wrong clock is shown as stale and fetched again', async () => {
    const request = requestAt('/cached');
    await harness.door.fetch(alex, request, PERSON);
    await setBack();
    cloud.handler = (_req, res) => sendStatus(res, 500);
    expect(await harness.door.fetch(alex, request, PERSON)).toMatchObject({ data: { n: 1 }, source: 'stale' });
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    expect(await harness.door.fetch(alex, request, PERSON)).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('leases and counters of a process that died under the wrong clock expire', async () => {
    const { db } = harness;
    await takeLease(db, { name: 'fill', holder: 'dead', forMs: MINUTE, now: harness.now });
    await countAttempt(db, 'refresh-turn', MINUTE, harness.now);
    harness.now = real;
    expect(await takeLease(db, { name: 'fill', holder: 'next', forMs: MINUTE, now: harness.now })).toBe(true);
    expect(await countAttempt(db, 'refresh-turn', MINUTE, harness.now)).toBe(1);
    // Another server, whose clock is a minute behind, respects both.
    const behind = harness.now - MINUTE;
    expect(await takeLease(db, { name: 'fill', holder: 'third', forMs: MINUTE, now: behind })).toBe(false);
    expect(await countAttempt(db, 'refresh-turn', MINUTE, behind)).toBe(2);
  });
});

it('sends one request too many when the clock jumps ahead, then obeys the 429', async () => {
  expect(await fetchForHours(1)).toBe(10);
  harness.now += 5 * HOUR;
  cloud.handler = (_req, res) => {
    received.push(real);
    sendStatus(res, 429, { 'retry-after': '3600' });
  };
  for (let i = 0; i < 20; i += 1) await expect(fetchPage()).rejects.toMatchObject({ code: 'limited' });
  expect(received).toHaveLength(11);
});
