import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const MINUTE = 60_000;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;
let n: number;

beforeEach(async () => {
  n = 0;
  cloud = await startTinyCloud((_req, res) => {
    n += 1;
    sendJson(res, { n });
  });
  harness = await startDoorHarness(cloud.url);
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

const ask = (options = {}, request = requestAt('/a%3Ab'), account = alex) =>
  harness.door.fetch(account, request, { ...PERSON, ...options });

describe('the door', () => {
  it('asks once, then answers from what it holds until that is old', async () => {
    const first = await ask();
    expect(first).toEqual({
      data: { n: 1 },
      asOf: '2026-03-01T12:00:00.000Z',
      freshUntil: '2026-03-01T12:01:00.000Z',
      source: 'cloud',
      notice: null,
    });
    expect(cloud.requests[0]?.path).toBe('/a%3Ab?q=a+b%3Ac');
    expect(cloud.requests[0]?.headers.authorization).toBe('Bearer home_alex-token-0');
    harness.now += MINUTE - 1;
    expect(await ask()).toEqual({ ...first, source: 'cache' });
    harness.now += 1;
    expect(await ask()).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    expect(cloud.requests).toHaveLength(2);
  });

  it('remembers over a restart', async () => {
    await ask();
    await harness.reopen();
    expect(await ask()).toMatchObject({ data: { n: 1 }, source: 'cache' });
    expect(cloud.requests).toHaveLength(1);
  });

  it('answers fifty askers at once with one request', async () => {
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 7 }), 50);
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(new Set(answers.map(({ data }) => data.n))).toEqual(new Set([7]));
    expect(cloud.requests).toHaveLength(1);
  });

  it('goes on for the others when one stops waiting', async () => {
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 7 }), 50);
    const stop = new AbortController();
    const leaving = ask({ signal: stop.signal });
    const staying = ask();
    setTimeout(() => stop.abort(new Error('left')), 10);
    await expect(leaving).rejects.toThrow('left');
    expect(await staying).toMatchObject({ data: { n: 7 } });
    expect(cloud.requests).toHaveLength(1);
  });

  it('never shares between accounts', async () => {
    const kim = await harness.account('kim');
    cloud.handler = (req, res) => sendJson(res, { n: req.headers.authorization?.includes('kim') ? 2 : 1 });
    const [ofAlex, ofKim] = await Promise.all([ask(), ask({}, requestAt('/a%3Ab'), kim)]);
    expect([ofAlex.data.n, ofKim.data.n]).toEqual([1, 2]);
    expect((await ask({}, requestAt('/a%3Ab'), kim)).data.n).toBe(2);
    expect(cloud.requests).toHaveLength(2);
  });

  it('asks whether a held answer changed, and gives it new life when not', async () => {
    cloud.handler = (req, res) => {
      if (req.headers['if-none-match'] === '"v1"')
        res.writeHead(304, { etag: '"v1"', 'cache-control': 'max-age=120' }).end();
      else sendJson(res, { n: 5 }, { etag: '"v1"' });
    };
    await ask();
    harness.now += 2 * MINUTE;
    expect(await ask()).toMatchObject({
      data: { n: 5 },
      source: 'cloud',
      asOf: '2026-03-01T12:02:00.000Z',
      freshUntil: '2026-03-01T12:04:00.000Z',
    });
    harness.now += 2 * MINUTE - 1;
    expect(await ask()).toMatchObject({ source: 'cache' });
    expect(cloud.requests).toHaveLength(2);
  });

  it('takes a held answer of the accepted age', async () => {
    await ask();
    harness.now += 5 * MINUTE;
    expect(await ask({ acceptAgeSeconds: 301 })).toMatchObject({ data: { n: 1 }, source: 'cache' });
    expect(await ask({ acceptAgeSeconds: 300 })).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('does not keep what may not be kept', async () => {
    cloud.handler = (_req, res) => sendJson(res, { n: ++n }, { 'cache-control': 'no-store' });
    expect((await ask()).data.n).toBe(1);
    expect((await ask()).data.n).toBe(2);
  });

  it('refreshes the token once when it is refused', async () => {
    cloud.handler = (req, res) =>
      req.headers.authorization === 'Bearer home_alex-token-1' ? sendJson(res, { n: 9 }) : sendStatus(res, 401);
    expect((await ask()).data.n).toBe(9);
    expect(harness.refreshes).toEqual(['home_alex-token-0']);
    expect((await harness.ledger.state(alex)).hour.used).toBe(2);
  });

  it.each([
    [400, 'bad_request', 1],
    [401, 'sign_in_again', 2],
    [403, 'forbidden', 2],
    [404, 'not_found', 1],
    [405, 'method_not_allowed', 1],
    [302, 'cloud_error', 1],
    [500, 'cloud_error', 2],
    [503, 'cloud_down', 2],
  ])('a status %i becomes %s after %i requests, all counted', async (status, code, requests) => {
    cloud.handler = (_req, res) => sendStatus(res, status, { location: `${cloud.url}/elsewhere` });
    await expect(ask()).rejects.toMatchObject({ code, upstreamStatus: status });
    expect(cloud.requests).toHaveLength(requests);
    expect((await harness.ledger.state(alex)).hour.used).toBe(requests);
  });

  it('believes a final no for a minute', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 403);
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    expect(cloud.requests).toHaveLength(2);
    expect(harness.refreshes).toHaveLength(1);
    harness.now += MINUTE;
    await expect(ask()).rejects.toMatchObject({ code: 'forbidden' });
    expect(cloud.requests).toHaveLength(4);
  });

  it('retries a lost connection once', async () => {
    cloud.handler = (req, res) => {
      if (cloud.requests.length === 1) req.socket.destroy();
      else sendJson(res, { n: 3 });
    };
    expect((await ask()).data.n).toBe(3);
    expect((await harness.ledger.state(alex)).hour.used).toBe(2);
  });
});
