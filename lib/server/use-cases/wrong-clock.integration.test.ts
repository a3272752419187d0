import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { getLive } from './get-live';

const HOME = { account: 'home' } as const;
const HOUR = 3600;
const DAY = 24 * HOUR;

let testServer: TestServer;
let alex: Viewer;
let premiseId: string;
let meterId: string;

beforeEach(async () => {
  testServer = await startTestServer('2026-11-20T14:23:00Z');
  alex = await testServer.signIn('alex@example.com');
  const premise = testServer.sandbox.world.premisesOf('auth0|alex')[0];
  [premiseId, meterId] = [premise?.id ?? '', premise?.meters[0]?.id ?? ''];
});
afterEach(() => testServer.close());

/** Returns the requests for series since the last call. */
const newSeriesRequests = () => testServer.newRequests().filter((path) => path.includes('/usage/'));

const day = (date: number) =>
  getExpandedSeries(testServer.ctx, alex, {
    ...{ ...HOME, meterId, granularity: 'hour', kind: 'usage' },
    ...{ start: `2026-11-${date}`, end: `2026-11-${date + 1}` },
  });

/** Expects all 24 hours of a day, with the correct sum. */
async function expectComplete(date: number): Promise<void> {
  const { data } = await day(date);
  expect(data.sum).toBe(trueSum(testServer, meterId, data));
  expect(data.coverage).toMatchObject({ measured: 24, missing: 0 });
}

/** Relative to the cloud's clock; the server cannot know which of the two is wrong. */
describe.each([5, -5, 26, -26])('a server clock %i hours ahead', (hours) => {
  it('seals no incomplete number', async () => {
    testServer.setClockAhead(hours * HOUR);
    await day(19);
    await day(20);
    // Through the end of the day and beyond.
    for (let load = 0; load < 6; load += 1) {
      testServer.advance(9 * HOUR);
      await day(20);
    }
    testServer.setClockAhead(0);
    await expectComplete(19);
    await expectComplete(20);
    testServer.advance(3 * DAY);
    await expectComplete(20);
    testServer.newRequests();
    testServer.advance(DAY);
    await expectComplete(20);
    expect(newSeriesRequests(), 'sealed').toEqual([]);
  });

  it('does not change how often live readings are fetched', async () => {
    testServer.setClockAhead(hours * HOUR);
    await getLive(testServer.ctx, alex, { ...HOME, premiseId });
    testServer.newRequests();
    for (let second = 0; second < 50; second += 10) {
      const { meta } = await getLive(testServer.ctx, alex, { ...HOME, premiseId });
      expect(meta).toMatchObject({ source: 'cache', notice: null });
      testServer.advance(10);
    }
    expect(testServer.newRequests()).toEqual([]);
    testServer.advance(10 + HOUR);
    expect((await getLive(testServer.ctx, alex, { ...HOME, premiseId })).meta.source).toBe('cloud');
  });
});

it('refetches the current day at once when a clock that was ahead is corrected', async () => {
  testServer.setClockAhead(7 * HOUR);
  await day(20);
  testServer.setClockAhead(0);
  testServer.newRequests();
  const { data, meta } = await day(20);
  expect(newSeriesRequests()).toHaveLength(1);
  expect(meta).toMatchObject({ source: 'cloud', asOf: '2026-11-20T14:23:00.000Z' });
  expect(data.sum).toBe(trueSum(testServer, meterId, data));
});
