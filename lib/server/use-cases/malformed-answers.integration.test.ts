import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fault } from '@/sandbox/faults/faults';
import { userToken } from '@/sandbox/tokens';
import type { AppError } from '../errors';
import { problemResponse } from '../http/problem';
import { createLog } from '../log';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { sendJson, startTinyCloud, type TinyCloud } from '../upstream/test-support/tiny-cloud';
import { getLive } from './get-live';
import { getSeries } from './get-series';
import { listPremises } from './list-premises';

const HOME = { account: 'home' } as const;
/** What no log and no person may see. */
const SECRET = /eyJ[\w-]{10,}|Bearer\s+(?!\[hidden\])\S|[\w.]+@example\.com/;
/** What no person may see besides. */
const INSIDE = /\bat \S+ \(|\.ts:|node_modules|ZodError|SyntaxError|Unexpected token|127\.0\.0\.1/;

let house: TestServer;
let elsewhere: TinyCloud;
let lines: string[];

beforeEach(async () => {
  lines = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  house = await startTestServer('2026-11-20T14:23:00Z', { log });
  elsewhere = await startTinyCloud((_req, res) => sendJson(res, { results: [], premise_list: [], sum_usage: 0 }));
});
afterEach(async () => {
  await house.close();
  await elsewhere.close();
});

it('strange answers are errors with a sentence, are not kept, and leave no secret in the log', async () => {
  const faults: [what: string, fault: Omit<Fault, 'match'>, code: string][] = [
    ['a server error that repeats the token', { body: 'echo', status: 500 }, 'cloud_error'],
    ['not allowed, repeating the token', { body: 'echo', status: 403 }, 'forbidden'],
    ['200 that repeats the token', { body: 'echo' }, 'cloud_malformed'],
    ['more promised than sent', { body: 'short' }, 'cloud_down'],
    ['more sent than promised', { body: 'long' }, 'cloud_malformed'],
    ['gzip that ends too soon', { body: 'gzip-cut' }, 'cloud_malformed'],
    ['200 with an error', { body: 'error' }, 'cloud_malformed'],
    ['another shape', { body: 'shape' }, 'cloud_malformed'],
    ['no JSON', { body: 'malformed' }, 'cloud_malformed'],
    ['a page for people', { body: 'html' }, 'cloud_malformed'],
    ['a broken connection', { drop: true }, 'cloud_down'],
    ['another place for good', { status: 301, headers: { Location: `${elsewhere.url}/x` } }, 'cloud_error'],
    ['another place', { status: 307, headers: { Location: `${elsewhere.url}/x` } }, 'cloud_error'],
  ];
  const alex = await house.signIn('alex@example.com');
  const premise = house.sandbox.world.premisesOf('auth0|alex')[0];
  const [premiseId = '', meterId = ''] = [premise?.id, premise?.meters[0]?.id];
  const dayOf = (date: number) =>
    getSeries(house.ctx, alex, {
      ...{ ...HOME, meterId, granularity: 'hour', kind: 'usage' },
      ...{ start: `2026-10-${10 + date}`, end: `2026-10-${11 + date}` },
    });
  const before = await getLive(house.ctx, alex, { ...HOME, premiseId });

  for (const [at, [what, fault, code]] of faults.entries()) {
    house.sandbox.faults.add({ match: '/api/', ...fault });
    house.advance(61);
    const error = await dayOf(at).then(
      () => expect.unreachable(what),
      (thrown: AppError) => thrown,
    );
    expect(error, what).toMatchObject({ code });
    const seen = await problemResponse(error, { nowMs: house.now() }).text();
    expect(seen, what).not.toMatch(INSIDE);
    expect(seen, what).not.toMatch(SECRET);
    if (code !== 'forbidden') {
      const live = await getLive(house.ctx, alex, { ...HOME, premiseId });
      expect(live.meta, what).toMatchObject({ source: 'stale', asOf: before.meta.asOf, notice: { code } });
      expect(live.data.readings, what).toEqual(before.data.readings);
    }
    house.sandbox.faults.clear();
    house.advance(61);
    const { data } = await dayOf(at);
    expect(data.sum, what).toBe(trueSum(house, meterId, data));
  }
  expect(elsewhere.requests, 'nobody else got the token').toEqual([]);
  expect(await userToken(house.sandbox, 'alex@example.com'), 'that is what a token looks like').toMatch(SECRET);
  expect(lines.join('')).toContain('request to the cloud failed');
  expect(lines.filter((line) => SECRET.test(line))).toEqual([]);
});

it('an account whose list cannot be read is not taken for one without premises', async () => {
  const alex = await house.signIn('alex@example.com');
  for (const body of ['error', 'shape', 'html'] as const) {
    house.sandbox.faults.add({ match: '/api/', body });
    await expect(listPremises(house.ctx, alex, HOME), body).rejects.toMatchObject({ code: 'cloud_malformed' });
    house.sandbox.faults.clear();
  }
  expect((await listPremises(house.ctx, alex, HOME)).data.premises).toHaveLength(2);
});
