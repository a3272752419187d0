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

const fetchPath = (options = {}, request = requestAt('/a%3Ab'), account = alex) =>
  harness.door.fetch(account, request, { ...PERSON, ...options });

describe('the door', () => {
  it('sends one request, then answers from the cache until that is stale', async () => {
    const first = await fetchPath();
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
    expect(await fetchPath()).toEqual({ ...first, source: 'cache' });
    harness.now += 1;
    expect(await fetchPath()).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    expect(cloud.requests).toHaveLength(2);
  });

  it('parses a stored answer once, until another one is stored', async () => {
    let parsed = 0;
    const request = requestAt('/a');
    const counting: typeof request = {
      ...request,
      parse: (json) => {
        parsed += 1;
        return request.parse(json);
      },
    };
    const counts: number[] = [];
    for (const wait of [0, 1000, 1000, MINUTE, 1000, 1000]) {
      harness.now += wait;
      await fetchPath({}, counting);
      counts.push(parsed);
    }
    // As received; as stored; not again. A minute later the same for the next answer.
    expect(counts).toEqual([1, 2, 2, 3, 4, 4]);
  });

  it('keeps its cache across a restart', async () => {
    await fetchPath();
    await harness.reopen();
    expect(await fetchPath()).toMatchObject({ data: { n: 1 }, source: 'cache' });
    expect(cloud.requests).toHaveLength(1);
  });

  it('sends one request for fifty concurrent callers', async () => {
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 7 }), 50);
    const answers = await Promise.all(Array.from({ length: 50 }, () => fetchPath()));
    expect(new Set(answers.map(({ data }) => data.n))).toEqual(new Set([7]));
    expect(cloud.requests).toHaveLength(1);
  });

  it('continues for the other callers when one stops waiting', async () => {
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 7 }), 50);
    const stop = new AbortController();
    const canceled = fetchPath({ signal: stop.signal });
    const waiting = fetchPath();
    setTimeout(() => stop.abort(new Error('left')), 10);
    await expect(canceled).rejects.toThrow('left');
    expect(await waiting).toMatchObject({ data: { n: 7 } });
    expect(cloud.requests).toHaveLength(1);
  });

  it('never shares an answer between accounts', async () => {
    const kim = await harness.account('kim');
    cloud.handler = (req, res) => sendJson(res, { n: req.headers.authorization?.includes('kim') ? 2 : 1 });
    const [alexAnswer, kimAnswer] = await Promise.all([fetchPath(), fetchPath({}, requestAt('/a%3Ab'), kim)]);
    expect([alexAnswer.data.n, kimAnswer.data.n]).toEqual([1, 2]);
    expect((await fetchPath({}, requestAt('/a%3Ab'), kim)).data.n).toBe(2);
    expect(cloud.requests).toHaveLength(2);
  });

  it('revalidates a cached answer and renews it after a 304', async () => {
    cloud.handler = (req, res) => {
      if (req.headers['if-none-match'] === '"v1"')
        res.writeHead(304, { etag: '"v1"', 'cache-control': 'max-age=120' }).end();
      else sendJson(res, { n: 5 }, { etag: '"v1"' });
    };
    await fetchPath();
    harness.now += 2 * MINUTE;
    expect(await fetchPath()).toMatchObject({
      data: { n: 5 },
      source: 'cloud',
      asOf: '2026-03-01T12:02:00.000Z',
      freshUntil: '2026-03-01T12:04:00.000Z',
    });
    harness.now += 2 * MINUTE - 1;
    expect(await fetchPath()).toMatchObject({ source: 'cache' });
    expect(cloud.requests).toHaveLength(2);
  });

  it('accepts a cached answer of the accepted age', async () => {
    await fetchPath();
    harness.now += 5 * MINUTE;
    expect(await fetchPath({ acceptAgeSeconds: 301 })).toMatchObject({ data: { n: 1 }, source: 'cache' });
    expect(await fetchPath({ acceptAgeSeconds: 300 })).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('does not store no-store answers', async () => {
    cloud.handler = (_req, res) => sendJson(res, { n: ++n }, { 'cache-control': 'no-store' });
    expect((await fetchPath()).data.n).toBe(1);
    expect((await fetchPath()).data.n).toBe(2);
  });

  it('refreshes a refused token once', async () => {
    cloud.handler = (req, res) =>
      req.headers.authorization === 'Bearer home_alex-token-1' ? sendJson(res, { n: 9 }) : sendStatus(res, 401);
    expect((await fetchPath()).data.n).toBe(9);
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
  ])('status %i becomes %s after %i requests, all counted', async (status, code, requests) => {
    cloud.handler = (_req, res) => sendStatus(res, status, { location: `${cloud.url}/elsewhere` });
    await expect(fetchPath()).rejects.toMatchObject({ code, upstreamStatus: status });
    expect(cloud.requests).toHaveLength(requests);
    expect((await harness.ledger.state(alex)).hour.used).toBe(requests);
  });

  it('remembers a final error for a minute', async () => {
    cloud.handler = (_req, res) => sendStatus(res, 403);
    await expect(fetchPath()).rejects.toMatchObject({ code: 'forbidden' });
    await expect(fetchPath()).rejects.toMatchObject({ code: 'forbidden' });
    expect(cloud.requests).toHaveLength(2);
    expect(harness.refreshes).toHaveLength(1);
    harness.now += MINUTE;
    await expect(fetchPath()).rejects.toMatchObject({ code: 'forbidden' });
    expect(cloud.requests).toHaveLength(4);
  });

  it('retries a lost connection once', async () => {
    cloud.handler = (req, res) => {
      if (cloud.requests.length === 1) req.socket.destroy();
      else sendJson(res, { n: 3 });
    };
    expect((await fetchPath()).data.n).toBe(3);
    expect((await harness.ledger.state(alex)).hour.used).toBe(2);
  });
});
