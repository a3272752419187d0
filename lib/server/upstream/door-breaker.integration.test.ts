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

const fetchPage = (path: string) => harness.door.fetch(alex, requestAt(path), PERSON);
const used = async () => (await harness.ledger.state(alex)).hour.used;

/** Fetches different pages one after another. Returns 'ok' or the error code of each. */
async function fetchPages(count = 100): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < count; i += 1) codes.push(await fetchPage(`/page/${i}`).then(() => 'ok', codeOf));
  return codes;
}

function codeOf(error: unknown): string {
  return (error as { code: string }).code;
}

describe('when the cloud', () => {
  it.each([
    ['drops connections', 'cloud_down', () => (cloud.handler = (req) => void req.socket.destroy())],
    ['answers 503', 'cloud_down', () => (cloud.handler = (_req, res) => sendStatus(res, 503))],
    ['answers 500', 'cloud_error', () => (cloud.handler = (_req, res) => sendStatus(res, 500))],
    ['hangs', 'cloud_timeout', () => (cloud.handler = () => {})],
  ])('%s, the door sends five requests for a hundred pages, and probes it after a pause', async (_what, code, fail) => {
    if (code === 'cloud_timeout') {
      await harness.close();
      await open(500);
    }
    fail();
    expect(new Set(await fetchPages())).toEqual(new Set([code]));
    expect(cloud.requests).toHaveLength(5);
    expect(await used()).toBe(5);

    harness.now += 15 * SECOND;
    await fetchPages();
    expect(cloud.requests, 'one probe').toHaveLength(6);

    harness.now += 29 * SECOND;
    await fetchPages();
    expect(cloud.requests, 'and a longer pause').toHaveLength(6);

    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += 1 * SECOND;
    expect(new Set(await fetchPages(10))).toEqual(new Set(['ok']));
  });

  it('is down, a hundred concurrent fetches send few requests', async () => {
    cloud.handler = (req) => void req.socket.destroy();
    const first = Array.from({ length: 100 }, (_, i) => fetchPage(`/page/${i}`).then(() => 'ok', codeOf));
    expect(new Set(await Promise.all(first))).toEqual(new Set(['cloud_down']));
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
      results.push(await fetchPage(`/page/${i}`).then(() => 'ok', codeOf));
    });
    await expect.poll(() => results.length, { timeout: 20_000 }).toBe(99);
    release();
    await Promise.all(more);
    expect(results.at(-1)).toBe('ok');
    expect(cloud.requests, 'one probe for all of them').toHaveLength(before + 1);
  });

  it('is down, the stale answer says when the next try is', async () => {
    await fetchPage('/cached');
    harness.now += 24 * 3600 * SECOND;
    cloud.handler = (_req, res) => sendStatus(res, 503);
    await fetchPages();
    const retryAt = new Date(harness.now + 15 * SECOND).toISOString();
    await expect(fetchPage('/other')).rejects.toMatchObject({ code: 'cloud_down', retryAt });
    const answer = await fetchPage('/cached');
    expect(answer).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { code: 'cloud_down', retryAt } });
    expect(answer.notice?.message).toBe('Copper cannot be reached right now. This page tries again by itself.');
  });

  it.each([404, 401])('answers %i, the breaker stays closed', async (status) => {
    cloud.handler = (_req, res) => sendStatus(res, status);
    for (let i = 0; i < 10; i += 1) await fetchPage(`/page/${i}`).catch(() => undefined);
    expect(cloud.requests.length).toBeGreaterThanOrEqual(10);
  });

  it('sends malformed answers, the breaker stays closed', async () => {
    cloud.handler = (_req, res) => void res.end('<!doctype html>');
    for (let i = 0; i < 10; i += 1)
      await expect(fetchPage(`/page/${i}`)).rejects.toMatchObject({ code: 'cloud_malformed' });
    expect(cloud.requests).toHaveLength(10);
  });
});
