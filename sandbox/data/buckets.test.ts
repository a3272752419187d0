import { describe, expect, it } from 'vitest';
import type { DayCut, SandboxGranularity } from './buckets';
import { cloudBucketEdges } from './buckets';
import type { Zone } from './zones';

const minutes = (iso: string): number => Date.parse(iso) / 60_000;
const edges = (
  zone: Zone,
  granularity: SandboxGranularity,
  from: string,
  to: string,
  cut: DayCut = 'premise',
): string[] =>
  cloudBucketEdges(zone, granularity, cut, minutes(from), minutes(to)).map(
    (at) => `${new Date(at * 60_000).toISOString().slice(0, 16)}Z`,
  );

describe('cloudBucketEdges', () => {
  it('returns 23 hours for the day the clocks go forward', () => {
    const day = ['2026-03-08T07:00:00Z', '2026-03-09T05:59:00Z'] as const;
    expect(edges('America/Denver', 'hour', ...day)).toHaveLength(24);
    const two = edges('America/Denver', 'bihour', ...day);
    expect(two.slice(0, 2)).toEqual(['2026-03-08T07:00Z', '2026-03-08T09:00Z']);
    // The last bucket has one hour, because 23 is odd.
    expect(two.slice(-2)).toEqual(['2026-03-09T05:00Z', '2026-03-09T06:00Z']);
  });

  it('returns 25 hours for the day the clocks go back', () => {
    const day = ['2026-11-01T06:00:00Z', '2026-11-02T06:59:00Z'] as const;
    expect(edges('America/Denver', 'hour', ...day)).toHaveLength(26);
    expect(edges('America/Denver', 'bihour', ...day).slice(-2)).toEqual(['2026-11-02T06:00Z', '2026-11-02T07:00Z']);
    expect(edges('America/Denver', 'day', ...day)).toEqual(['2026-11-01T06:00Z', '2026-11-02T07:00Z']);
  });

  it('uses the half-hour offset of Kolkata', () => {
    const day = ['2026-05-01T18:30:00Z', '2026-05-01T22:00:00Z'] as const;
    expect(edges('Asia/Kolkata', 'hour', ...day)).toEqual([
      '2026-05-01T18:30Z',
      '2026-05-01T19:30Z',
      '2026-05-01T20:30Z',
      '2026-05-01T21:30Z',
      '2026-05-01T22:30Z',
    ]);
    expect(edges('Asia/Kolkata', 'fifteenminute', ...day).slice(0, 2)).toEqual([
      '2026-05-01T18:30Z',
      '2026-05-01T18:45Z',
    ]);
    expect(edges('Asia/Kolkata', 'month', '2026-04-10T00:00:00Z', '2026-05-31T00:00:00Z')).toEqual([
      '2026-04-30T18:30Z',
      '2026-05-31T18:30Z',
    ]);
  });

  it('leaves out a bucket that starts before the range', () => {
    expect(edges('America/Phoenix', 'hour', '2026-05-01T10:20:00Z', '2026-05-01T11:20:00Z')).toEqual([
      '2026-05-01T11:00Z',
      '2026-05-01T12:00Z',
    ]);
  });

  it('can use UTC for days and months, but not for hours', () => {
    const range = ['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'] as const;
    expect(edges('Asia/Kolkata', 'day', ...range, 'utc').slice(0, 2)).toEqual([
      '2026-05-01T00:00Z',
      '2026-05-02T00:00Z',
    ]);
    expect(edges('Asia/Kolkata', 'hour', ...range, 'utc')[0]).toBe('2026-05-01T00:30Z');
  });
});
