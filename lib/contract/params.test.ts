import { describe, expect, it } from 'vitest';
import { seriesUrl, usageCsvUrl } from './api-urls';
import { insightsReportParams } from './reports';
import { seriesParams } from './series';

const range = { meterId: '12:0000', start: '2026-03-01', end: '2026-04-01' };

describe('seriesParams', () => {
  it('defaults to home, usage and hours', () => {
    expect(seriesParams.parse(range)).toEqual({ ...range, account: 'home', kind: 'usage', granularity: 'hour' });
    expect(insightsReportParams.parse({ start: '2026-03-01', end: '2026-03-02' }).granularity).toBe('bihour');
  });

  it.each(['2026-03-01', '2024-02-29', '2026-03-01T07:00:00Z', '2026-03-01T07:00:00.123Z'])('accepts %s', (start) => {
    expect(seriesParams.safeParse({ ...range, start }).success).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-3-1',
    '2026-03-01T07:00:00',
    '2026-03-01T25:00:00Z',
    '2026-02-30T01:00:00Z',
    'now',
    '',
  ])('rejects %j and names the field', (start) => {
    const parsed = seriesParams.safeParse({ ...range, start });
    expect(parsed.error?.issues[0]?.path).toEqual(['start']);
  });

  it('rejects unknown granularities and kinds', () => {
    expect(seriesParams.safeParse({ ...range, granularity: 'auto' }).success).toBe(false);
    expect(seriesParams.safeParse({ ...range, kind: 'constructor' }).success).toBe(false);
  });
});

describe('API URLs', () => {
  const request = { ...range, kind: 'usage', granularity: 'hour' } as const;

  it('encode ids and add an account other than home', () => {
    expect(seriesUrl('home', request)).toBe(
      '/api/meters/12%3A0000/series?kind=usage&start=2026-03-01&end=2026-04-01&granularity=hour',
    );
    expect(usageCsvUrl('utility&co', request)).toBe(
      '/api/reports/usage.csv?meter=12%3A0000&start=2026-03-01&end=2026-04-01&granularity=hour&details=true&account=utility%26co',
    );
    expect(usageCsvUrl('home', request, { compare: true, average: false, register: true })).toBe(
      '/api/reports/usage.csv?meter=12%3A0000&start=2026-03-01&end=2026-04-01&granularity=hour&compare=true&register=true&details=true',
    );
  });
});
