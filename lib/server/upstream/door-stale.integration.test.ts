import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountRef } from '@/lib/server/account';
import { type DoorHarness, requestAt, startDoorHarness } from './test-support/door-harness';
import { sendJson, sendStatus, startTinyCloud, type TinyCloud } from './test-support/tiny-cloud';

const PERSON = { purpose: 'premises', priority: 'person' } as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let cloud: TinyCloud;
let harness: DoorHarness;
let alex: AccountRef;

beforeEach(async () => {
  cloud = await startTinyCloud((_req, res) => sendJson(res, { n: 1 }));
  harness = await startDoorHarness(cloud.url, { timeoutMs: 2000 });
  alex = await harness.account('alex');
});
afterEach(async () => {
  await harness.close();
  await cloud.close();
});

const fetchPath = (request = requestAt('/a')) => harness.door.fetch(alex, request, PERSON);

type Fault = (req: IncomingMessage, res: ServerResponse) => void;
const FAULTS: [name: string, code: string, fault: Fault][] = [
  ['500', 'cloud_error', (_req, res) => sendStatus(res, 500)],
  ['dropped connection', 'cloud_down', (req) => void req.socket.destroy()],
  ['silence', 'cloud_timeout', () => {}],
  ['HTML page', 'cloud_malformed', (_req, res) => void res.end('<!doctype html>')],
  ['broken JSON', 'cloud_malformed', (_req, res) => void res.end('{"n":')],
  ['other shape', 'cloud_malformed', (_req, res) => sendJson(res, { m: 1 })],
  [
    'body cut off',
    'cloud_down',
    (req, res) => {
      res.writeHead(200, { 'content-length': '99' }).write('{"n":');
      setTimeout(() => req.socket.destroy(), 20);
    },
  ],
  ['429', 'limited', (_req, res) => sendStatus(res, 429, { 'retry-after': '120' })],
  ['repeated 401', 'sign_in_again', (_req, res) => sendStatus(res, 401)],
];

describe('when the cloud fails', () => {
  it.each(FAULTS)(
    '%s: returns the cached answer with a notice, and throws when nothing is cached',
    async (_name, code, fault) => {
      await fetchPath();
      harness.now += 2 * DAY;
      cloud.handler = fault;
      const answer = await fetchPath();
      expect(answer).toMatchObject({
        data: { n: 1 },
        source: 'stale',
        asOf: '2026-03-01T12:00:00.000Z',
        notice: { code },
      });
      expect(answer.notice?.message).not.toMatch(/\d\d:\d\d/);
      await expect(fetchPath(requestAt('/other'))).rejects.toMatchObject({ code });
      // The failure was not stored: once the cloud is back, a request is sent.
      cloud.handler = (_req, res) => sendJson(res, { n: 2 });
      harness.now += DAY;
      expect(await fetchPath()).toMatchObject({ data: { n: 2 }, source: 'cloud', notice: null });
    },
  );

  it('does not show an answer that was withdrawn or is too old', async () => {
    await fetchPath();
    harness.now += DAY;
    cloud.handler = (_req, res) => sendStatus(res, 404);
    await expect(fetchPath()).rejects.toMatchObject({ code: 'not_found' });
    cloud.handler = (_req, res) => sendStatus(res, 500);
    harness.now += 90 * DAY;
    await expect(fetchPath()).rejects.toMatchObject({ code: 'cloud_error' });
  });

  it('waits for a new answer that arrives soon', async () => {
    const request = requestAt('/a', 'series');
    await fetchPath(request);
    harness.now += 2 * MINUTE;
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 2 }), 200);
    expect(await harness.door.fetch(alex, request, PERSON)).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('shows the cached answer after the longest wait, then the new one, then the failure', async () => {
    await harness.close();
    harness = await startDoorHarness(cloud.url, { timeoutMs: 8000 });
    await harness.account('alex');
    await fetchPath();
    harness.now += 2 * MINUTE;
    const waiting: ServerResponse[] = [];
    cloud.handler = (_req, res) => void waiting.push(res);
    const [answer] = await Promise.all([fetchPath(), fetchPath()]);
    expect(answer).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { code: 'refreshing' } });
    expect(cloud.requests).toHaveLength(2);
    const next = fetchPath();
    for (const res of waiting) sendJson(res, { n: 2 });
    expect(await next).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    // After a failure the notice is no longer 'refreshing'.
    harness.now += 2 * MINUTE;
    await expect
      .poll(() => fetchPath())
      .toMatchObject({ data: { n: 2 }, source: 'stale', notice: { code: 'cloud_timeout' } });
  });
});
