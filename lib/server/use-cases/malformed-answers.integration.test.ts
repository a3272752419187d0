import { afterEach, beforeEach, expect, it } from 'vitest';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Fault } from '@/sandbox/faults/faults';
import { userToken } from '@/sandbox/tokens';
import type { AppError } from '../errors';
import { problemResponse } from '../http/problem';
import { createLog } from '../log';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { sendJson, startTinyCloud, type TinyCloud } from '../upstream/test-support/tiny-cloud';
import { getLive } from './get-live';
import { listPremises } from './list-premises';

const HOME = { account: 'home' } as const;
/** Must not appear in a log or an answer. */
const SECRET = /eyJ[\w-]{10,}|Bearer\s+(?!\[hidden\])\S|[\w.]+@example\.com/;
/** Must not appear in an answer. */
const INTERNALS = /\bat \S+ \(|\.ts:|node_modules|ZodError|SyntaxError|Unexpected token|127\.0\.0\.1/;

let testServer: TestServer;
let otherHost: TinyCloud;
let lines: string[];

beforeEach(async () => {
  lines = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  testServer = await startTestServer('2026-11-20T14:23:00Z', { log });
  otherHost = await startTinyCloud((_req, res) => sendJson(res, { results: [], premise_list: [], sum_usage: 0 }));
});
afterEach(async () => {
  await testServer.close();
  await otherHost.close();
});

it('malformed answers become errors with a message, are not stored, and leave no secret in the log', async () => {
  const faults: [what: string, fault: Omit<Fault, 'match'>, code: string][] = [
    ['500 that repeats the token', { body: 'echo', status: 500 }, 'cloud_error'],
    ['403 that repeats the token', { body: 'echo', status: 403 }, 'forbidden'],
    ['200 that repeats the token', { body: 'echo' }, 'cloud_malformed'],
    ['Content-Length too long', { body: 'short' }, 'cloud_down'],
    ['Content-Length too short', { body: 'long' }, 'cloud_malformed'],
    ['truncated gzip', { body: 'gzip-cut' }, 'cloud_malformed'],
    ['200 with an error', { body: 'error' }, 'cloud_malformed'],
    ['another shape', { body: 'shape' }, 'cloud_malformed'],
    ['invalid JSON', { body: 'malformed' }, 'cloud_malformed'],
    ['an HTML page', { body: 'html' }, 'cloud_malformed'],
    ['a broken connection', { drop: true }, 'cloud_down'],
    [
      'a permanent redirect to another host',
      { status: 301, headers: { Location: `${otherHost.url}/x` } },
      'cloud_error',
    ],
    [
      'a temporary redirect to another host',
      { status: 307, headers: { Location: `${otherHost.url}/x` } },
      'cloud_error',
    ],
  ];
  const alex = await testServer.signIn('alex@example.com');
  const premise = testServer.sandbox.world.premisesOf('auth0|alex')[0];
  const [premiseId = '', meterId = ''] = [premise?.id, premise?.meters[0]?.id];
  const dayOf = (date: number) =>
    getExpandedSeries(testServer.ctx, alex, {
      ...{ ...HOME, meterId, granularity: 'hour', kind: 'usage' },
      ...{ start: `2026-10-${10 + date}`, end: `2026-10-${11 + date}` },
    });
  const before = await getLive(testServer.ctx, alex, { ...HOME, premiseId });

  for (const [index, [what, fault, code]] of faults.entries()) {
    testServer.sandbox.faults.add({ match: '/api/', ...fault });
    testServer.advance(61);
    const error = await dayOf(index).then(
      () => expect.unreachable(what),
      (thrown: AppError) => thrown,
    );
    expect(error, what).toMatchObject({ code });
    const seen = await problemResponse(error, { nowMs: testServer.now() }).text();
    expect(seen, what).not.toMatch(INTERNALS);
    expect(seen, what).not.toMatch(SECRET);
    if (code !== 'forbidden') {
      const live = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
      expect(live.meta, what).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
      expect(live.data.readings, what).toEqual(before.data.readings);
    }
    testServer.sandbox.faults.clear();
    testServer.advance(61);
    const { data } = await dayOf(index);
    expect(data.sum, what).toBe(trueSum(testServer, meterId, data));
  }
  expect(otherHost.requests, 'the token is not sent to another host').toEqual([]);
  expect(await userToken(testServer.sandbox, 'alex@example.com'), 'SECRET matches a token').toMatch(SECRET);
  expect(lines.join('')).toContain('request to the cloud failed');
  expect(lines.filter((line) => SECRET.test(line))).toEqual([]);
});

it('an unreadable list is an error, not an account without premises', async () => {
  const alex = await testServer.signIn('alex@example.com');
  for (const body of ['error', 'shape', 'html'] as const) {
    testServer.sandbox.faults.add({ match: '/api/', body });
    await expect(listPremises(testServer.ctx, alex, HOME), body).rejects.toMatchObject({ code: 'cloud_malformed' });
    testServer.sandbox.faults.clear();
  }
  expect((await listPremises(testServer.ctx, alex, HOME)).data.premises).toHaveLength(2);
});
