import { afterEach, describe, expect, it } from 'vitest';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { getExpandedSeries } from '@/lib/server/test-support/expanded-series';
import type { Viewer } from '../account';
import { startTestServer, type TestServer } from '../test-support/test-server';
import { asBuckets, trueBuckets, trueSum, withoutState } from '../test-support/true-series';

const NOW = '2026-11-20T14:23:00Z';
const started: TestServer[] = [];

async function start(...options: Parameters<typeof startTestServer>) {
  const testServer = await startTestServer(...options);
  started.push(testServer);
  const alex = await testServer.signIn('alex@example.com');
  const meterId = testServer.sandbox.world.premisesOf('auth0|alex')[0]?.meters[0]?.id ?? '';
  const load = (range: { start: string; end: string; granularity: Granularity; kind?: SeriesKind }, viewer?: Viewer) =>
    getExpandedSeries(testServer.ctx, viewer ?? alex, { account: 'home', meterId, kind: 'usage', ...range });
  return { testServer, meterId, load };
}

const seriesCalls = (calls: string[]) => calls.filter((call) => !call.endsWith('/state'));

afterEach(async () => {
  for (const testServer of started.splice(0)) await testServer.close();
});

describe('a cloud that aggregates days and months in UTC', () => {
  it('is requested for finer intervals, so that days and months follow the premise’s calendar', async () => {
    const { testServer, meterId, load } = await start(NOW, { sandbox: { dayCut: 'utc' } });
    const ranges = [
      { start: '2026-03-06', end: '2026-03-10', granularity: 'day' },
      { start: '2026-10-30', end: '2026-11-03', granularity: 'day' },
      { start: '2026-02-01', end: '2026-04-01', granularity: 'month' },
      { start: '2026-11-18', end: '2026-11-22', granularity: 'day' },
    ] as const;
    for (const range of ranges) {
      const { data, meta } = await load(range);
      expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(testServer, meterId, range.granularity, data)));
      expect(data.sum).toBe(trueSum(testServer, meterId, data));
      expect(meta.coverage.complete).toBe(true);
    }
    const { data } = await load({ start: '2026-03-06', end: '2026-03-10', granularity: 'day', kind: 'baseline' });
    expect(data.sum).toBe(trueSum(testServer, meterId, data, 'baseline'));
    testServer.newRequests();
    for (const range of ranges) await load(range);
    expect(testServer.newRequests()).toEqual([]);
  });
});

describe('a range that begins and ends inside months', () => {
  it.each(['premise', 'utc'] as const)(
    'counts only the parts inside the range (days aggregated by %s)',
    async (dayCut) => {
      const { testServer, meterId, load } = await start(NOW, { sandbox: { dayCut } });
      const { data } = await load({ start: '2026-02-15', end: '2026-04-11', granularity: 'month' });
      expect(data.buckets.map((bucket) => [bucket.start, bucket.end])).toEqual([
        ['2026-02-15T07:00:00Z', '2026-03-01T07:00:00Z'],
        ['2026-03-01T07:00:00Z', '2026-04-01T06:00:00Z'],
        ['2026-04-01T06:00:00Z', '2026-04-11T06:00:00Z'],
      ]);
      for (const bucket of data.buckets) expect(bucket.value).toBe(trueSum(testServer, meterId, bucket));
      expect(data.sum).toBe(trueSum(testServer, meterId, data));
    },
  );
});

describe('a range between instants', () => {
  it.each(['fifteenminute', 'hour', 'bihour', 'day'] as const)('by %s counts to the minute', async (by) => {
    const { testServer, meterId, load } = await start(NOW);
    const { data, meta } = await load({ start: '2026-05-04T07:20:00Z', end: '2026-05-05T12:41:00Z', granularity: by });
    expect([data.start, data.end]).toEqual(['2026-05-04T07:20:00Z', '2026-05-05T12:41:00Z']);
    for (const bucket of data.buckets) expect(bucket.value).toBe(trueSum(testServer, meterId, bucket));
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
    expect(meta.coverage.complete).toBe(true);
  });

  it('up to now counts the data so far', async () => {
    const { testServer, meterId, load } = await start(NOW);
    const { data, meta } = await load({ start: '2026-11-19T14:23:00Z', end: NOW, granularity: 'hour' });
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
    expect(meta.coverage).toMatchObject({ complete: true, expected: data.buckets.length });
  });

  it('is rejected without a request when it has too many intervals, is empty, or needs too many minutes', async () => {
    const { testServer, load } = await start(NOW);
    const refused = [
      [{ start: '2026-05-04', end: '2026-05-04', granularity: 'hour' }, 'end'],
      [{ start: '2020-01-01', end: '2026-05-04', granularity: 'hour' }, 'granularity'],
      [{ start: '2026-01-01T00:01:00Z', end: '2026-05-04', granularity: 'day' }, 'start'],
      [{ start: '2026-01-01', end: '2026-05-04T00:01:00Z', granularity: 'day' }, 'end'],
    ] as const;
    for (const [range, field] of refused) {
      await expect(load(range)).rejects.toMatchObject({ code: 'bad_request', field });
    }
    expect(seriesCalls(testServer.newRequests())).toEqual([]);
  });
});

describe('a range too long for one request', () => {
  it('is halved until it fits, and the limit is remembered', async () => {
    const { testServer, meterId, load } = await start(NOW, { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-05-01', end: '2026-08-01', granularity: 'hour' } as const;
    const { data, meta } = await load(range);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(testServer, meterId, 'hour', data)));
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
    expect(meta.coverage).toMatchObject({ complete: true, expected: 92 * 24 });
    const statuses = testServer.sandbox.requests
      .filter(({ path }) => path.includes('/usage/'))
      .map(({ status }) => status);
    // 92 and 46 days are rejected, the second 46 are not tried, and 23 are accepted.
    expect(statuses).toEqual([400, 400, 200, 200, 200, 200]);
    testServer.newRequests();
    await load(range);
    expect(testServer.newRequests()).toEqual([]);
    const before = testServer.sandbox.requests.length;
    await load({ ...range, start: '2026-04-01', end: '2026-07-02' });
    const later = testServer.sandbox.requests.slice(before);
    // Only April is new: 30 days. The limit is between 23 and 46 days, so it is tried in one request.
    expect(later.map(({ status }) => status)).toEqual([200]);
  });

  it('costs nothing again, also after other ranges were split differently', async () => {
    const { testServer, load } = await start(NOW, { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-03-10', end: '2026-05-19', granularity: 'hour' } as const;
    await load(range);
    await load({ start: '2026-07-01', end: '2026-07-31', granularity: 'hour' });
    testServer.newRequests();
    await load(range);
    expect(testServer.newRequests()).toEqual([]);
  });

  it('computes states by the age of each part, so that an old part does not mark the present as future', async () => {
    const { testServer, meterId, load } = await start('2026-07-10T12:00:00Z', { sandbox: { maxDaysHour: 30 } });
    const range = { start: '2026-06-01', end: '2026-08-01', granularity: 'hour' } as const;
    await load(range);
    testServer.advance(15 * 86_400);
    testServer.newRequests();
    const { data, meta } = await load(range);
    // Parts end on July 1 and July 16: the first was over when it was fetched, the last was not.
    expect(seriesCalls(testServer.newRequests()).length).toBeGreaterThanOrEqual(1);
    expect(withoutState(data.buckets)).toEqual(asBuckets(trueBuckets(testServer, meterId, 'hour', data)));
    const over = data.buckets.filter(({ end }) => Date.parse(end) <= testServer.now());
    expect(over.every(({ state }) => state === 'measured')).toBe(true);
    expect(meta.coverage.expected).toBe(over.length);
    expect(meta.asOf).toBe(new Date(testServer.now()).toISOString());
  });
});

describe('the same range again', () => {
  it('costs nothing while the answer is fresh, also when the range ends in the future', async () => {
    const { testServer, load } = await start(NOW);
    const ranges = [
      { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' },
      { start: '2026-11-01', end: '2026-12-01', granularity: 'day' },
      { start: '2026-01-01', end: '2027-01-01', granularity: 'month' },
      { start: '2026-10-01', end: '2026-11-01', granularity: 'day' },
    ] as const;
    for (const kind of ['usage', 'baseline', 'average'] as const) {
      for (const range of ranges) await load({ ...range, kind });
      // The days of October came with those of November.
      expect(seriesCalls(testServer.newRequests())).toHaveLength(ranges.length - 1);
      testServer.advance(200);
      for (const range of ranges) await load({ ...range, kind });
      expect(testServer.newRequests()).toEqual([]);
    }
  });

  it('sends the same request later: it does not contain the current time', async () => {
    const { testServer, load } = await start(NOW);
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    const calls = [];
    for (let index = 0; index < 3; index += 1) {
      await load(today);
      calls.push(seriesCalls(testServer.newRequests()));
      testServer.advance(1000);
    }
    expect(calls.map(({ length }) => length)).toEqual([1, 1, 1]);
    // Days before today came with the first one.
    expect(calls[2]).toEqual(calls[1]);
  });

  it('refetches a range that was still running, until two days after its end, then never again', async () => {
    const { testServer, meterId, load } = await start('2026-11-21T06:30:00Z');
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    const early = await load(today);
    expect(early.data.buckets[23]?.state).toBe('running');
    // Ten minutes after midnight.
    testServer.advance(40 * 60);
    const late = await load(today);
    expect(seriesCalls(testServer.newRequests())).toHaveLength(2);
    expect(late.data.sum).toBe(trueSum(testServer, meterId, late.data));
    expect(late.data.buckets[23]?.state).toBe('measured');
    testServer.advance(1800);
    await load(today);
    expect(seriesCalls(testServer.newRequests())).toEqual([]);
    testServer.advance(3600);
    await load(today);
    expect(seriesCalls(testServer.newRequests())).toHaveLength(1);
    testServer.advance(2 * 86_400);
    await load(today);
    expect(seriesCalls(testServer.newRequests())).toHaveLength(1);
    testServer.advance(10 * 86_400);
    await load(today);
    expect(seriesCalls(testServer.newRequests())).toEqual([]);
  });

  it('stays fresh for a range that just ended although the next interval is running', async () => {
    const { testServer, meterId, load } = await start('2026-11-21T07:00:00Z');
    const yesterday = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    const { data } = await load(yesterday);
    testServer.advance(1800);
    testServer.newRequests();
    const again = await load(yesterday);
    expect(seriesCalls(testServer.newRequests())).toEqual([]);
    expect(again.data).toEqual(data);
    expect(data.sum).toBe(trueSum(testServer, meterId, data));
  });

  it('shows an answer from before midnight with its states and age', async () => {
    const { testServer, load } = await start('2026-11-21T06:55:00Z');
    const today = { start: '2026-11-20', end: '2026-11-21', granularity: 'hour' } as const;
    await load(today);
    testServer.advance(10 * 60);
    testServer.newRequests();
    const { data, meta } = await load(today);
    expect(testServer.newRequests()).toEqual([]);
    expect(data.buckets[23]?.state).toBe('running');
    expect(meta.asOf).toBe('2026-11-21T06:55:00.000Z');
  });
});
