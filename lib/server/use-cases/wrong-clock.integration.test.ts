import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { trueSum } from '../test-support/true-series';
import { getLive } from './get-live';
import { getSeries } from './get-series';

const HOME = { account: 'home' } as const;
const HOUR = 3600;
const DAY = 24 * HOUR;

let house: TestServer;
let alex: Viewer;
let premiseId: string;
let meterId: string;

beforeEach(async () => {
  house = await startTestServer('2026-11-20T14:23:00Z');
  alex = await house.signIn('alex@example.com');
  const premise = house.sandbox.world.premisesOf('auth0|alex')[0];
  [premiseId, meterId] = [premise?.id ?? '', premise?.meters[0]?.id ?? ''];
});
afterEach(() => house.close());

/** Requests for series since the last call. */
const askedSeries = () => house.newRequests().filter((path) => path.includes('/usage/'));

const day = (date: number) =>
  getSeries(house.ctx, alex, {
    ...{ ...HOME, meterId, granularity: 'hour', kind: 'usage' },
    ...{ start: `2026-11-${date}`, end: `2026-11-${date + 1}` },
  });

/** What is shown of a day is what it came to, all 24 hours of it. */
async function isTrue(date: number): Promise<void> {
  const { data } = await day(date);
  expect(data.sum).toBe(trueSum(house, meterId, data));
  expect(data.coverage).toMatchObject({ measured: 24, missing: 0 });
}

/** Beside the cloud's clock: one of the two is wrong, and nobody can tell which. */
describe.each([5, -5, 26, -26])('this machine’s clock, %i hours ahead', (hours) => {
  it('seals no number that was not whole yet', async () => {
    house.setClockAhead(hours * HOUR);
    await day(19);
    await day(20);
    // As it was, to the end of the days and past them.
    for (let look = 0; look < 6; look += 1) {
      house.advance(9 * HOUR);
      await day(20);
    }
    house.setClockAhead(0);
    await isTrue(19);
    await isTrue(20);
    house.advance(3 * DAY);
    await isTrue(20);
    house.newRequests();
    house.advance(DAY);
    await isTrue(20);
    expect(askedSeries(), 'sealed by now').toEqual([]);
  });

  it('is as fresh as any, and asks no more often', async () => {
    house.setClockAhead(hours * HOUR);
    await getLive(house.ctx, alex, { ...HOME, premiseId });
    house.newRequests();
    for (let second = 0; second < 50; second += 10) {
      const { meta } = await getLive(house.ctx, alex, { ...HOME, premiseId });
      expect(meta).toMatchObject({ source: 'cache', notice: null });
      house.advance(10);
    }
    expect(house.newRequests()).toEqual([]);
    house.advance(10 + HOUR);
    expect((await getLive(house.ctx, alex, { ...HOME, premiseId })).meta.source).toBe('cloud');
  });
});

it('a clock that was ahead and is set back has the day that runs asked for again at once', async () => {
  house.setClockAhead(7 * HOUR);
  await day(20);
  house.setClockAhead(0);
  house.newRequests();
  const { data, meta } = await day(20);
  expect(askedSeries()).toHaveLength(1);
  expect(meta).toMatchObject({ source: 'cloud', asOf: '2026-11-20T14:23:00.000Z' });
  expect(data.sum).toBe(trueSum(house, meterId, data));
});
