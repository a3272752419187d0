import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const SECOND = 1000;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  await open();
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

async function open(timeoutMs = 20_000): Promise<void> {
  harness = await startDoorHarness(cloud.url, { timeoutMs, limits: { hour: 1000, day: 10_000 } });
  alex = await harness.account('alex');
}

const ask = (path: string) => harness.door.fetch(alex, requestAt(path), PERSON);
const used = async () => (await harness.ledger.state(alex)).hour.used;

/** So many people, each with a page of their own, one after another. What each met. */
async function hammer(asks = 100): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < asks; i += 1) codes.push(await ask(`/page/${i}`).then(() => 'ok', codeOf));
  return codes;
}

function codeOf(error: unknown): string {
  return (error as { code: string }).code;
}

describe('a cloud that is down', () => {
  it.each([
    ['drops connections', 'cloud_down', () => (cloud.handler = (req) => void req.socket.destroy())],
    ['answers 503', 'cloud_down', () => (cloud.handler = (_req, res) => sendStatus(res, 503))],
    ['answers 500', 'cloud_error', () => (cloud.handler = (_req, res) => sendStatus(res, 500))],
    ['hangs', 'cloud_timeout', () => (cloud.handler = () => {})],
  ])('that %s is sent five requests for a hundred asks, and is asked again by itself', async (_what, code, fail) => {
    if (code === 'cloud_timeout') {
      await harness.close();
      await open(500);
    }
    fail();
    expect(new Set(await hammer())).toEqual(new Set([code]));
    expect(cloud.requests).toHaveLength(5);
    expect(await used()).toBe(5);

    harness.now += 15 * SECOND;
    await hammer();
    expect(cloud.requests, 'one probe').toHaveLength(6);

    harness.now += 29 * SECOND;
    await hammer();
    expect(cloud.requests, 'and a longer pause').toHaveLength(6);

    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += 1 * SECOND;
    expect(new Set(await hammer(10))).toEqual(new Set(['ok']));
  });

  it('is spared a hundred asks at once as well', async () => {
    cloud.handler = (req) => void req.socket.destroy();
    const askers = Array.from({ length: 100 }, (_, i) => ask(`/page/${i}`).then(() => 'ok', codeOf));
    expect(new Set(await Promise.all(askers))).toEqual(new Set(['cloud_down']));
    expect(cloud.requests.length).toBeLessThan(15);
    expect(await used()).toBe(cloud.requests.length);

    harness.now += 15 * SECOND;
    const before = cloud.requests.length;
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    cloud.handler = async (_req, res) => {
      await released;
      sendJson(res, { n: 2 });
    };
    const results: string[] = [];
    const more = Array.from({ length: 100 }, async (_, i) => {
      results.push(await ask(`/page/${i}`).then(() => 'ok', codeOf));
    });
    await expect.poll(() => results.length, { timeout: 20_000 }).toBe(99);
    release();
    await Promise.all(more);
    expect(results.at(-1)).toBe('ok');
    expect(cloud.requests, 'one probe for all of them').toHaveLength(before + 1);
  });

  it('says when it is asked again, beside what is held', async () => {
    await ask('/held');
    harness.now += 24 * 3600 * SECOND;
    cloud.handler = (_req, res) => sendStatus(res, 503);
    await hammer();
    const retryAt = new Date(harness.now + 15 * SECOND).toISOString();
    await expect(ask('/other')).rejects.toMatchObject({ code: 'cloud_down', retryAt });
    const answer = await ask('/held');
    expect(answer).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { code: 'cloud_down', retryAt } });
    expect(answer.notice?.message).toBe('Copper cannot be reached right now. This page tries again by itself.');
  });

  it.each([404, 401])('is not one that answers %i', async (status) => {
    cloud.handler = (_req, res) => sendStatus(res, status);
    for (let i = 0; i < 10; i += 1) await ask(`/page/${i}`).catch(() => undefined);
    expect(cloud.requests.length).toBeGreaterThanOrEqual(10);
  });

  it('is not one that sends what cannot be read', async () => {
    cloud.handler = (_req, res) => void res.end('<!doctype html>');
    for (let i = 0; i < 10; i += 1) await expect(ask(`/page/${i}`)).rejects.toMatchObject({ code: 'cloud_malformed' });
    expect(cloud.requests).toHaveLength(10);
  });
});
