import { describe, expect, it } from 'vitest';
import { seriesUrl, usageCsvUrl } from './api-urls';
import { insightsReportParams } from './reports';
import { seriesParams } from './series';

const range = { meterId: '12:0000', start: '2026-03-01', end: '2026-04-01' };

describe('parameters', () => {
  it('default to the own home, usage and hours', () => {
    expect(seriesParams.parse(range)).toEqual({ ...range, account: 'home', kind: 'usage', granularity: 'hour' });
    expect(insightsReportParams.parse({ start: '2026-03-01', end: '2026-03-02' }).granularity).toBe('bihour');
  });

  it.each(['2026-03-01', '2024-02-29', '2026-03-01T07:00:00Z', '2026-03-01T07:00:00.123Z'])('take %s', (start) => {
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
  ])('refuse %j and name the field', (start) => {
    const parsed = seriesParams.safeParse({ ...range, start });
    expect(parsed.error?.issues[0]?.path).toEqual(['start']);
  });

  it('refuse granularities and kinds that do not exist', () => {
    expect(seriesParams.safeParse({ ...range, granularity: 'auto' }).success).toBe(false);
    expect(seriesParams.safeParse({ ...range, kind: 'constructor' }).success).toBe(false);
  });
});

describe('addresses of the API', () => {
  const request = { ...range, kind: 'usage', granularity: 'hour' } as const;

  it('encode ids and name another account than home', () => {
    expect(seriesUrl('home', request)).toBe(
      '/api/meters/12%3A0000/series?kind=usage&start=2026-03-01&end=2026-04-01&granularity=hour',
    );
    expect(usageCsvUrl('utility&co', request)).toBe(
      '/api/reports/usage.csv?meter=12%3A0000&start=2026-03-01&end=2026-04-01&granularity=hour&account=utility%26co',
    );
  });
});
