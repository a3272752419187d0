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
async function fetchPages(count = 30): Promise<string[]> {
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
  ])('%s, the door sends five requests for thirty pages, and probes it after a pause', async (_what, code, fail) => {
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

  it('answers 404, every page is asked for', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 404);
    for (let i = 0; i < 10; i += 1) await fetchPage(`/page/${i}`).catch(() => undefined);
    expect(cloud.requests).toHaveLength(10);
  });
});

const ENDPOINTS = ['test.list', 'test.live', 'test.usage'];
const fetchAbout = (subject: string, endpoint = 'test.usage', account = alex) =>
  harness.door.fetch(account, requestAt(`/${endpoint}/${subject}`, 'list', { endpoint, subject }), PERSON);

/** Fetches several endpoints about several meters, again and again. Returns the error codes. */
async function fetchEverything(account = alex): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < 100; i += 1)
    codes.push(await fetchAbout(`m${i % 7}`, ENDPOINTS[i % 3], account).then(() => 'ok', codeOf));
  return codes;
}

type Handler = TinyCloud['handler'];
const BAD_ANSWERS: [what: string, code: string, atMost: number, handler: Handler][] = [
  ['HTML', 'cloud_malformed', 5, (_req, res) => void res.end('<!doctype html>')],
  ['an empty body', 'cloud_malformed', 5, (_req, res) => void res.end()],
  ['another shape', 'cloud_malformed', 5, (_req, res) => sendJson(res, { m: 1 })],
  ['JSON that is cut off', 'cloud_malformed', 5, (_req, res) => void res.end('{"n":')],
  ['a redirect to itself', 'cloud_error', 5, (req, res) => void res.writeHead(302, { location: req.url }).end()],
  ['204', 'cloud_error', 5, (_req, res) => void res.writeHead(204).end()],
  ['304 to a plain request', 'cloud_malformed', 5, (_req, res) => void res.writeHead(304).end()],
  ['418', 'cloud_error', 5, (_req, res) => sendStatus(res, 418)],
  ['401', 'cloud_error', 10, (_req, res) => sendStatus(res, 401)],
  ['403', 'cloud_error', 10, (_req, res) => sendStatus(res, 403)],
];

describe('a cloud that answers everything with', () => {
  it.each(BAD_ANSWERS)('%s is asked a few times, and probed after a pause', async (_what, code, atMost, handler) => {
    cloud.handler = handler;
    expect((await fetchEverything()).at(-1)).toBe(code);
    expect(cloud.requests).toHaveLength(atMost);
    expect(await used()).toBe(atMost);
    expect(harness.refreshes.length).toBeLessThanOrEqual(5);

    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += 15 * SECOND;
    expect(await fetchAbout('new')).toMatchObject({ data: { n: 2 } });
    harness.now += 60 * SECOND;
    expect(new Set(await fetchEverything())).toEqual(new Set(['ok']));
  });

  it('HTML is not asked for other accounts either, once several got it', async () => {
    cloud.handler = (_req, res) => void res.end('<!doctype html>');
    const accounts = await Promise.all(['kim', 'lee', 'max'].map((name) => harness.account(name)));
    for (let i = 0; i < 100; i += 1)
      await fetchAbout(`m${i % 7}`, ENDPOINTS[i % 3], accounts[i % 3]).catch(() => undefined);
    expect(cloud.requests).toHaveLength(5);
  });
});

describe('bad answers', () => {
  const bad: Handler = (_req, res) => void res.end('<!doctype html>');

  it('about one meter stop its requests, and no others', async () => {
    cloud.handler = (req, res) => (req.url?.includes('/broken') ? bad(req, res) : sendJson(res, { n: 1 }));
    for (let i = 0; i < 60; i += 1) await fetchAbout('broken', ENDPOINTS[i % 3]).catch(() => undefined);
    expect(cloud.requests, 'five for each endpoint').toHaveLength(15);
    expect(await fetchAbout('good')).toMatchObject({ data: { n: 1 } });
  });

  it('of one endpoint stop its requests, and no others', async () => {
    cloud.handler = (req, res) => (req.url?.includes('/test.live') ? bad(req, res) : sendJson(res, { n: 1 }));
    for (let i = 0; i < 60; i += 1) await fetchAbout(`m${i}`, 'test.live').catch(() => undefined);
    expect(cloud.requests).toHaveLength(5);
    expect(await fetchAbout('m1')).toMatchObject({ data: { n: 1 } });
  });

  it('for one account stop its requests, and no others', async () => {
    const kim = await harness.account('kim');
    cloud.handler = (req, res) =>
      req.headers.authorization?.includes('kim') ? sendJson(res, { n: 1 }) : sendStatus(res, 401);
    await fetchEverything();
    expect(cloud.requests).toHaveLength(10);
    expect(new Set(await fetchEverything(kim))).toEqual(new Set(['ok']));
  });

  it('between good ones stop nothing', async () => {
    cloud.handler = (req, res) => (/m[0-2]\?/.test(req.url ?? '') ? bad(req, res) : sendJson(res, { n: 1 }));
    for (let i = 0; i < 70; i += 1) {
      await fetchAbout(`m${i % 7}`, ENDPOINTS[i % 3]).catch(() => undefined);
      harness.now += 61 * SECOND;
    }
    expect(await fetchAbout('m6')).toMatchObject({ data: { n: 1 } });
  });

  it('show no stored answer while access may have been withdrawn', async () => {
    await fetchAbout('m1');
    harness.now += 3600 * SECOND;
    cloud.handler = (_req, res) => sendStatus(res, 403);
    await fetchEverything();
    await expect(fetchAbout('m1')).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|cloud_error/) });
  });
});
