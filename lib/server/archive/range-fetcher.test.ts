import { describe, expect, it } from 'vitest';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Door, RequestOptions, UpstreamRequest } from '../ports/door';
import type { RangeQuery, WireSeries } from './range.types';
import { createRangeFetcher } from './range-fetcher';
import { createWidthLimits } from './width-limits';

const ACCOUNT: AccountRef = { id: 'home_1', kind: 'home', enterpriseId: null, clientId: 'c' };
const OPTIONS: RequestOptions = { purpose: 'usage', priority: 'person' };
const HOUR = 3_600_000;

/** A cloud that accepts at most `maxHours`, and refuses some meters whatever the range. */
function cloud(maxHours: number) {
  const requestedHours: number[] = [];
  const door: Pick<Door, 'fetch'> = {
    async fetch<T>(_account: AccountRef, request: UpstreamRequest<T>) {
      const { start, end, meterId } = JSON.parse(request.path);
      const hours = (Date.parse(end) - Date.parse(start)) / HOUR;
      requestedHours.push(hours);
      if (hours > maxHours || meterId === 'bad')
        throw new AppError('bad_request', { userMessage: '', upstreamStatus: 400 });
      if (hours > 24 && meterId === 'long') throw new AppError('cloud_malformed', { userMessage: '', tooLarge: true });
      const rows = Array.from({ length: hours + 1 }, (_, index) => ({
        time: new Date(Date.parse(start) + index * HOUR).toISOString(),
        usage: 1,
      }));
      const data = { raw: { summary: { sum_usage: hours, unit: 'x' }, rows } };
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
  const limits = {
    shortestRefused: async () => shortest,
    maxIntervals: async () => shortest,
    longestSafe: async () => shortest / 2,
    recordAccepted: async () => {},
    recordRefused: async (_account: AccountRef, _query: RangeQuery, intervals: number) => {
      shortest = Math.min(shortest, intervals);
    },
  };
  const widths = createWidthLimits(() => 0);
  const { fetch: fetchRange, fetchWide, maxWidth } = createRangeFetcher({ door, request, limits, widths });
  return { requestedHours, fetchRange, fetchWide, maxWidth };
}

function hours(from: string, count: number, meterId = 'm'): RangeQuery {
  const start = Date.parse(from);
  const end = new Date(start + count * HOUR).toISOString();
  return { meterId, kind: 'usage', granularity: 'hour', timezone: 'UTC', start: from, end };
}

describe('createRangeFetcher', () => {
  it('fetches a full range in one request', async () => {
    const { requestedHours, fetchRange } = cloud(9999);
    const answer = await fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 8760), OPTIONS);
    expect(requestedHours).toEqual([8760]);
    expect(answer.raw.rows).toHaveLength(8761);
  });

  it('halves a range that is too long, counts nothing twice, and starts with halves that fit the next time', async () => {
    const { requestedHours, fetchRange } = cloud(45 * 24);
    await fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 24), OPTIONS);
    const answer = await fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 4000), OPTIONS);
    expect(requestedHours).toEqual([24, 4000, 2000, 1000, 1000, 1000, 1000]);
    expect(answer.raw.rows).toHaveLength(4000);
    expect(answer.raw.summary).toEqual({ sum_usage: 4000, unit: 'x' });
    requestedHours.length = 0;
    await fetchRange(ACCOUNT, hours('2027-01-01T00:00:00Z', 3000), OPTIONS);
    expect(requestedHours).toEqual([1500, 750, 750, 750, 750]);
    requestedHours.length = 0;
    await fetchRange(ACCOUNT, hours('2027-01-01T00:00:00Z', 3000), OPTIONS);
    expect(requestedHours).toEqual([750, 750, 750, 750]);
  });

  it('halves a range whose answer is too long for the door', async () => {
    const { requestedHours, fetchRange } = cloud(9999);
    const answer = await fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 48, 'long'), OPTIONS);
    expect(requestedHours).toEqual([48, 24, 24]);
    expect(answer.raw.summary).toEqual({ sum_usage: 48, unit: 'x' });
  });

  it('does not cut later ranges after one that was refused for another reason', async () => {
    const { requestedHours, fetchRange } = cloud(9999);
    await expect(fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 744, 'bad'), OPTIONS)).rejects.toMatchObject({
      upstreamStatus: 400,
    });
    requestedHours.length = 0;
    await fetchRange(ACCOUNT, hours('2026-01-01T00:00:00Z', 744), OPTIONS);
    expect(requestedHours).toEqual([744]);
  });

  it('fetches a wide span in one request', async () => {
    const { requestedHours, fetchWide } = cloud(9999);
    const wide = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const { span, answer } = await fetchWide(ACCOUNT, hours('2026-01-20T00:00:00Z', 24), wide, OPTIONS);
    expect(requestedHours).toEqual([744]);
    expect(span).toEqual(wide);
    expect(answer.raw.rows).toHaveLength(745);
  });

  it('fetches the range alone where the cloud refuses a wide span, and allows half the width the next time', async () => {
    const { requestedHours, fetchRange, fetchWide, maxWidth } = cloud(72);
    const query = hours('2026-01-20T00:00:00Z', 24);
    const wide = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    const { span, answer } = await fetchWide(ACCOUNT, query, wide, OPTIONS);
    expect(requestedHours).toEqual([744, 24]);
    expect(span).toEqual({ start: query.start, end: query.end });
    expect(answer.raw.summary).toEqual({ sum_usage: 24, unit: 'x' });
    // Another meter profits, and ranges that users ask for are not cut.
    expect(await maxWidth(ACCOUNT, { ...query, meterId: 'n' })).toMatchObject({ maxDays: 15.5 });
    requestedHours.length = 0;
    await fetchRange(ACCOUNT, hours('2026-03-01T00:00:00Z', 72), OPTIONS);
    expect(requestedHours).toEqual([72]);
  });

  it('widens no request of a series that is refused whatever the range, and those of others as before', async () => {
    const { requestedHours, fetchWide, maxWidth } = cloud(9999);
    const query = hours('2026-01-20T00:00:00Z', 24, 'bad');
    const wide = { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' };
    await expect(fetchWide(ACCOUNT, query, wide, OPTIONS)).rejects.toMatchObject({ upstreamStatus: 400 });
    expect(requestedHours).toEqual([744, 24]);
    expect(await maxWidth(ACCOUNT, query)).toMatchObject({ maxDays: 0 });
    expect(await maxWidth(ACCOUNT, { ...query, meterId: 'm' })).toMatchObject({ maxDays: Number.POSITIVE_INFINITY });
  });
});
