import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import type { RangeQuery, WireSeries } from './range.types';
import { createRangeFetcher } from './range-fetcher';

const ACCOUNT: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' };
const ASK: RequestOptions = { purpose: 'usage', priority: 'person' };
const HOUR = 3_600_000;

/** A cloud that takes at most `most` hours, and refuses some meters whatever is asked. */
function cloud(most: number) {
  const asked: number[] = [];
  const door: Door = {
    async fetch<T>(_account: AccountRef, request: UpstreamRequest<T>) {
      const { start, end, meterId } = JSON.parse(request.path);
      const hours = (Date.parse(end) - Date.parse(start)) / HOUR;
      asked.push(hours);
      if (hours > most || meterId === 'bad')
        throw new AppError('bad_request', { userMessage: '', upstreamStatus: 400 });
      if (hours > 24 && meterId === 'long') throw new AppError('cloud_malformed', { userMessage: '', tooLarge: true });
      const points = Array.from({ length: hours + 1 }, (_, at) => ({
        time: new Date(Date.parse(start) + at * HOUR).toISOString(),
        value: 1,
        rate: 1,
        register: null,
        actual: null,
      }));
      const data = {
        points,
        raw: { summary: { sum_usage: hours, unit: 'x' }, rows: points.map(({ time }) => ({ time, usage: 1 })) },
      };
      return {
        data: data as T,
        asOf: '2026-01-01T00:00:00Z',
        freshUntil: '2026-01-01T00:15:00Z',
        source: 'cloud' as const,
        notice: null,
      };
    },
  };
  const request = (_: AccountRef, query: RangeQuery): UpstreamRequest<WireSeries> => ({
    endpoint: 'x',
    lifetime: 'series',
    path: JSON.stringify(query),
    query: [],
    parse: (json) => json as WireSeries,
  });
  let shortest = Number.POSITIVE_INFINITY;
  const memory = {
    shortestRefused: async () => shortest,
    maxIntervals: async () => shortest,
    recordAccepted: async () => {},
    recordRefused: async (_account: AccountRef, _query: RangeQuery, intervals: number) => {
      shortest = Math.min(shortest, intervals);
    },
  };
  return { asked, askRange: createRangeFetcher({ door, request, memory }).fetch };
}

function hours(from: string, count: number, meterId = 'm'): RangeQuery {
  const start = Date.parse(from);
  const end = new Date(start + count * HOUR).toISOString();
  return { meterId, kind: 'usage', granularity: 'hour', timezone: 'UTC', start: from, end };
}

describe('askRange', () => {
  it('asks for a whole range in one request', async () => {
    const { asked, askRange } = cloud(9999);
    const answer = await askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 8760), ASK);
    expect(asked).toEqual([8760]);
    expect(answer.points).toHaveLength(8761);
  });

  it('halves what is too long, counts nothing twice, and begins with parts that fit the next time', async () => {
    const { asked, askRange } = cloud(45 * 24);
    await askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 24), ASK);
    const answer = await askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 4000), ASK);
    expect(asked).toEqual([24, 4000, 2000, 1000, 1000, 1000, 1000]);
    expect(answer.points).toHaveLength(4000);
    expect(answer.raw.summary).toEqual({ sum_usage: 4000, unit: 'x' });
    asked.length = 0;
    await askRange(ACCOUNT, hours('2027-01-01T00:00:00Z', 3000), ASK);
    expect(asked).toEqual([1500, 750, 750, 750, 750]);
    asked.length = 0;
    await askRange(ACCOUNT, hours('2027-01-01T00:00:00Z', 3000), ASK);
    expect(asked).toEqual([750, 750, 750, 750]);
  });

  it('halves what the cloud takes but answers at too great a length', async () => {
    const { asked, askRange } = cloud(9999);
    const answer = await askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 48, 'long'), ASK);
    expect(asked).toEqual([48, 24, 24]);
    expect(answer.raw.summary).toEqual({ sum_usage: 48, unit: 'x' });
  });

  it('does not cut later ranges because of one that is refused for another reason', async () => {
    const { asked, askRange } = cloud(9999);
    await expect(askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 744, 'bad'), ASK)).rejects.toMatchObject({
      upstreamStatus: 400,
    });
    asked.length = 0;
    await askRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 744), ASK);
    expect(asked).toEqual([744]);
  });
});
