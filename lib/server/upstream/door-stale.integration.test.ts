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

const ask = (request = requestAt('/a')) => harness.door.fetch(alex, request, PERSON);

type Fault = (req: IncomingMessage, res: ServerResponse) => void;
const FAULTS: [name: string, code: string, fault: Fault][] = [
  ['500', 'cloud_error', (_req, res) => sendStatus(res, 500)],
  ['dropped connection', 'cloud_down', (req) => void req.socket.destroy()],
  ['silence', 'cloud_timeout', () => {}],
  ['page for people', 'cloud_malformed', (_req, res) => void res.end('<!doctype html>')],
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
  ['401 for good', 'sign_in_again', (_req, res) => sendStatus(res, 401)],
];

describe('when the cloud fails', () => {
  it.each(FAULTS)('%s: shows what is held, says so, and throws where nothing is', async (_name, code, fault) => {
    await ask();
    harness.now += 2 * DAY;
    cloud.handler = fault;
    const answer = await ask();
    expect(answer).toMatchObject({
      data: { n: 1 },
      source: 'stale',
      asOf: '2026-03-01T12:00:00.000Z',
      notice: { code },
    });
    expect(answer.notice?.message).not.toMatch(/\d\d:\d\d/);
    await expect(ask(requestAt('/other'))).rejects.toMatchObject({ code });
    // What failed was not kept: when the cloud is back, it is asked.
    cloud.handler = (_req, res) => sendJson(res, { n: 2 });
    harness.now += DAY;
    expect(await ask()).toMatchObject({ data: { n: 2 }, source: 'cloud', notice: null });
  });

  it('does not show what is withdrawn, nor what is too old', async () => {
    await ask();
    harness.now += DAY;
    cloud.handler = (_req, res) => sendStatus(res, 404);
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' });
    cloud.handler = (_req, res) => sendStatus(res, 500);
    harness.now += 90 * DAY;
    await expect(ask()).rejects.toMatchObject({ code: 'cloud_error' });
  });

  it('lets a person wait a little, then shows the held answer while the new one comes', async () => {
    const request = requestAt('/a', 'series');
    await ask(request);
    harness.now += 2 * MINUTE;
    cloud.handler = (_req, res) => void setTimeout(() => sendJson(res, { n: 2 }), 200);
    expect(await harness.door.fetch(alex, request, PERSON)).toMatchObject({ data: { n: 2 }, source: 'cloud' });
  });

  it('shows what is held when patience runs out, then what came, then what is the matter', async () => {
    await harness.close();
    harness = await startDoorHarness(cloud.url, { timeoutMs: 8000 });
    await harness.account('alex');
    await ask();
    harness.now += 2 * MINUTE;
    const waiting: ServerResponse[] = [];
    cloud.handler = (_req, res) => void waiting.push(res);
    const [answer] = await Promise.all([ask(), ask()]);
    expect(answer).toMatchObject({ data: { n: 1 }, source: 'stale', notice: { code: 'refreshing' } });
    expect(cloud.requests).toHaveLength(2);
    const next = ask();
    for (const res of waiting) sendJson(res, { n: 2 });
    expect(await next).toMatchObject({ data: { n: 2 }, source: 'cloud' });
    // A cloud that hangs is not 'refreshing' for ever.
    harness.now += 2 * MINUTE;
    await expect.poll(ask).toMatchObject({ data: { n: 2 }, source: 'stale', notice: { code: 'cloud_timeout' } });
  });
});
