import { afterEach, describe, expect, it } from 'vitest';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, trueBuckets, trueSum, withoutState } from '../test-support/true-series';
import { getSeries } from './get-series';

const NOW = '2026-11-20T14:23:00Z';
const open: TestServer[] = [];

async function start(...options: Parameters<typeof startTestServer>) {
  const house = await startTestServer(...options);
  open.push(house);
  const alex = await house.signIn('alex@example.com');
  const meterId = house.sandbox.world.premisesOf('auth0|alex')[0]?.meters[0]?.id ?? '';
  const ask = (range: { start: string; end: string; granularity: Granularity; kind?: SeriesKind }, viewer?: Viewer) =>
    getSeries(house.ctx, viewer ?? alex, { account: 'home', meterId, kind: 'usage', ...range });
  return { house, meterId, ask };
}

const seriesCalls = (calls: string[]) => calls.filter((call) => !call.endsWith('/state'));

afterEach(async () => {
  for (const house of open.splice(0)) await house.close();
});

describe('a cloud that cuts days and months at UTC', () => {
  it('is asked for finer intervals, and days and months stay the premise’s own', async () => {
    const { house, meterId, ask } = await start(NOW, { sandbox: { dayCut: 'utc' } });
    const ranges = [
      { start: '2026-03-06', end: '2026-03-10', granularity: 'day' },
      { start: '2026-10-30', end: '2026-11-03', granularity: 'day' },
      { start: '2026-02-01', end: '2026-04-01', granularity: 'month' },
      { start: '2026-11-18', end: '2026-11-22', granularity: 'day' },
    ] as const;
    for (const range of ranges) {
      const { data, meta } = await ask(range);
      expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(house, meterId, range.granularity, data)));
      expect(data.sum).toBe(trueSum(house, meterId, data));
      expect(meta.coverage.complete).toBe(true);
    }
    const { data } = await ask({ start: '2026-03-06', end: '2026-03-10', granularity: 'day', kind: 'baseline' });
    expect(data.sum).toBe(trueSum(house, meterId, data, 'baseline'));
    house.newRequests();
    for (const range of ranges) await ask(range);
    expect(house.newRequests()).toEqual([]);
  });
});

describe('a range that begins and ends inside months', () => {
  it.each(['premise', 'utc'] as const)('counts the parts inside only (days cut by %s)', async (dayCut) => {
    const { house, meterId, ask } = await start(NOW, { sandbox: { dayCut } });
    const { data } = await ask({ start: '2026-02-15', end: '2026-04-11', granularity: 'month' });
    expect(data.buckets.map((bucket) => [bucket.start, bucket.end])).toEqual([
      ['2026-02-15T07:00:00Z', '2026-03-01T07:00:00Z'],
      ['2026-03-01T07:00:00Z', '2026-04-01T06:00:00Z'],
      ['2026-04-01T06:00:00Z', '2026-04-11T06:00:00Z'],
    ]);
    for (const bucket of data.buckets) expect(bucket.value).toBe(trueSum(house, meterId, bucket));
    expect(data.sum).toBe(trueSum(house, meterId, data));
  });
});

describe('a range between instants', () => {
  it.each(['fifteenminute', 'hour', 'bihour', 'day'] as const)(
    'by %s counts from the minute to the minute',
    async (by) => {
      const { house, meterId, ask } = await start(NOW);
      const { data, meta } = await ask({ start: '2026-05-04T07:20:00Z', end: '2026-05-05T12:41:00Z', granularity: by });
      expect([data.start, data.end]).toEqual(['2026-05-04T07:20:00Z', '2026-05-05T12:41:00Z']);
      for (const bucket of data.buckets) expect(bucket.value).toBe(trueSum(house, meterId, bucket));
      expect(data.sum).toBe(trueSum(house, meterId, data));
      expect(meta.coverage.complete).toBe(true);
    },
  );

  it('up to now counts what there is', async () => {
    const { house, meterId, ask } = await start(NOW);
    const { data, meta } = await ask({ start: '2026-11-19T14:23:00Z', end: NOW, granularity: 'hour' });
    expect(data.sum).toBe(trueSum(house, meterId, data));
    expect(meta.coverage).toMatchObject({ complete: true, expected: data.buckets.length });
  });

  it('is refused without a request when it has too many intervals, ends before it begins, or needs too many minutes', async () => {
    const { house, ask } = await start(NOW);
    const refused = [
      [{ start: '2026-05-04', end: '2026-05-04', granularity: 'hour' }, 'end'],
      [{ start: '2020-01-01', end: '2026-05-04', granularity: 'hour' }, 'granularity'],
      [{ start: '2026-01-01T00:01:00Z', end: '2026-05-04', granularity: 'day' }, 'start'],
      [{ start: '2026-01-01', end: '2026-05-04T00:01:00Z', granularity: 'day' }, 'end'],
    ] as const;
    for (const [range, field] of refused) {
      await expect(ask(range)).rejects.toMatchObject({ code: 'bad_request', field });
    }
    expect(seriesCalls(house.newRequests())).toEqual([]);
  });
});

describe('a range longer than the cloud takes at once', () => {
  it('is halved until it fits, which is remembered', async () => {
    const { house, meterId, ask } = await start(NOW, { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-05-01', end: '2026-08-01', granularity: 'hour' } as const;
    const { data, meta } = await ask(range);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(house, meterId, 'hour', data)));
    expect(data.sum).toBe(trueSum(house, meterId, data));
    expect(meta.coverage).toMatchObject({ complete: true, expected: 92 * 24 });
    const statuses = house.sandbox.requests.filter(({ path }) => path.includes('/usage/')).map(({ status }) => status);
    // 92 and 46 days are refused, the second 46 are not tried again, and 23 fit.
    expect(statuses).toEqual([400, 400, 200, 200, 200, 200]);
    house.newRequests();
    await ask(range);
    expect(house.newRequests()).toEqual([]);
    const before = house.sandbox.requests.length;
    await ask({ ...range, start: '2026-04-01', end: '2026-07-02' });
    const later = house.sandbox.requests.slice(before);
    // April alone is new: 30 days. 23 are known to fit and 46 are not: the middle between them is worth a try.
    expect(later.map(({ status }) => status)).toEqual([200]);
  });

  it('costs nothing again, however its intervals divide and whatever else fitted meanwhile', async () => {
    const { house, ask } = await start(NOW, { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-03-10', end: '2026-05-19', granularity: 'hour' } as const;
    await ask(range);
    await ask({ start: '2026-07-01', end: '2026-07-31', granularity: 'hour' });
    house.newRequests();
    await ask(range);
    expect(house.newRequests()).toEqual([]);
  });

  it('tells states by each part’s own age: an old part does not make the present look like the future', async () => {
    const { house, meterId, ask } = await start('2026-07-10T12:00:00Z', { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-06-01', end: '2026-08-01', granularity: 'hour' } as const;
    await ask(range);
    house.advance(15 * 86_400);
    house.newRequests();
    const { data, meta } = await ask(range);
    // Parts end on the first and the 16th of July: the first was over when it was asked for, the last was not.
    expect(seriesCalls(house.newRequests()).length).toBeGreaterThanOrEqual(1);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(house, meterId, 'hour', data)));
    const over = data.buckets.filter(({ end }) => Date.parse(end) <= house.now());
    expect(over.every(({ state }) => state === 'measured')).toBe(true);
    expect(meta.coverage.expected).toBe(over.length);
    expect(meta.asOf).toBe(new Date(house.now()).toISOString());
  });
});

describe('asking again', () => {
  it('costs nothing while the answer is fresh, also when the range ends in the future', async () => {
    const { house, ask } = await start(NOW);
    const ranges = [
      { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' },
      { start: '2026-11-01', end: '2026-12-01', granularity: 'day' },
      { start: '2026-01-01', end: '2027-01-01', granularity: 'month' },
      { start: '2026-10-01', end: '2026-11-01', granularity: 'day' },
    ] as const;
    for (const kind of ['usage', 'baseline', 'average'] as const) {
      for (const range of ranges) await ask({ ...range, kind });
      expect(seriesCalls(house.newRequests())).toHaveLength(ranges.length);
      house.advance(200);
      for (const range of ranges) await ask({ ...range, kind });
      expect(house.newRequests()).toEqual([]);
    }
  });

  it('asks the same question again later: nothing of the present is in it', async () => {
    const { house, ask } = await start(NOW);
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    await ask(today);
    const first = seriesCalls(house.newRequests());
    house.advance(1000);
    await ask(today);
    expect(seriesCalls(house.newRequests())).toEqual(first);
  });

  it('asks again for a range that ran when it was asked for and is over now, until late readings had two days to arrive, then never more', async () => {
    const { house, meterId, ask } = await start('2026-11-21T06:30:00Z');
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    const early = await ask(today);
    expect(early.data.buckets[23]?.state).toBe('running');
    // Ten minutes after midnight: still fresh, and honest about its age.
    house.advance(40 * 60);
    const late = await ask(today);
    expect(seriesCalls(house.newRequests())).toHaveLength(2);
    expect(late.data.sum).toBe(trueSum(house, meterId, late.data));
    expect(late.data.buckets[23]?.state).toBe('measured');
    house.advance(1800);
    await ask(today);
    expect(seriesCalls(house.newRequests())).toEqual([]);
    house.advance(3600);
    await ask(today);
    expect(seriesCalls(house.newRequests())).toHaveLength(1);
    house.advance(2 * 86_400);
    await ask(today);
    expect(seriesCalls(house.newRequests())).toHaveLength(1);
    house.advance(10 * 86_400);
    await ask(today);
    expect(seriesCalls(house.newRequests())).toEqual([]);
  });

  it('keeps a range that just ended although the interval at its end still runs', async () => {
    const { house, meterId, ask } = await start('2026-11-21T07:00:00Z');
    const yesterday = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    const { data } = await ask(yesterday);
    house.advance(1800);
    house.newRequests();
    const again = await ask(yesterday);
    expect(seriesCalls(house.newRequests())).toEqual([]);
    expect(again.data).toEqual(data);
    expect(data.sum).toBe(trueSum(house, meterId, data));
  });

  it('tells an answer from before midnight as what it is', async () => {
    const { house, ask } = await start('2026-11-21T06:55:00Z');
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    await ask(today);
    house.advance(10 * 60);
    house.newRequests();
    const { data, meta } = await ask(today);
    expect(house.newRequests()).toEqual([]);
    expect(data.buckets[23]?.state).toBe('running');
    expect(meta.asOf).toBe('2026-11-21T06:55:00.000Z');
  });
});
