import { describe, expect, it } from 'vitest';
import type { DayCut, SandboxGranularity } from './buckets';
import { bucketEdges } from './buckets';
import type { Zone } from './zones';

const minutes = (iso: string): number => Date.parse(iso) / 60_000;
const points = (
  zone: Zone,
  granularity: SandboxGranularity,
  from: string,
  to: string,
  cut: DayCut = 'premise',
): string[] =>
  bucketEdges(zone, granularity, cut, minutes(from), minutes(to)).map(
    (at) => `${new Date(at * 60_000).toISOString().slice(0, 16)}Z`,
  );

describe('cutPoints', () => {
  it('cuts the 23 hours of the day the clocks go forward', () => {
    const day = ['2026-03-08T07:00:00Z', '2026-03-09T05:59:00Z'] as const;
    expect(points('America/Denver', 'hour', ...day)).toHaveLength(24);
    const two = points('America/Denver', 'bihour', ...day);
    expect(two.slice(0, 2)).toEqual(['2026-03-08T07:00Z', '2026-03-08T09:00Z']);
    // The last one holds one hour: 23 is odd.
    expect(two.slice(-2)).toEqual(['2026-03-09T05:00Z', '2026-03-09T06:00Z']);
  });

  it('cuts the 25 hours of the day they go back', () => {
    const day = ['2026-11-01T06:00:00Z', '2026-11-02T06:59:00Z'] as const;
    expect(points('America/Denver', 'hour', ...day)).toHaveLength(26);
    expect(points('America/Denver', 'bihour', ...day).slice(-2)).toEqual(['2026-11-02T06:00Z', '2026-11-02T07:00Z']);
    expect(points('America/Denver', 'day', ...day)).toEqual(['2026-11-01T06:00Z', '2026-11-02T07:00Z']);
  });

  it('follows the half hour of Kolkata', () => {
    const day = ['2026-05-01T18:30:00Z', '2026-05-01T22:00:00Z'] as const;
    expect(points('Asia/Kolkata', 'hour', ...day)).toEqual([
      '2026-05-01T18:30Z',
      '2026-05-01T19:30Z',
      '2026-05-01T20:30Z',
      '2026-05-01T21:30Z',
      '2026-05-01T22:30Z',
    ]);
    expect(points('Asia/Kolkata', 'fifteenminute', ...day).slice(0, 2)).toEqual([
      '2026-05-01T18:30Z',
      '2026-05-01T18:45Z',
    ]);
    expect(points('Asia/Kolkata', 'month', '2026-04-10T00:00:00Z', '2026-05-31T00:00:00Z')).toEqual([
      '2026-04-30T18:30Z',
      '2026-05-31T18:30Z',
    ]);
  });

  it('takes no bucket that begins before the range', () => {
    expect(points('America/Phoenix', 'hour', '2026-05-01T10:20:00Z', '2026-05-01T11:20:00Z')).toEqual([
      '2026-05-01T11:00Z',
      '2026-05-01T12:00Z',
    ]);
  });

  it('can follow UTC for days and months, never for hours', () => {
    const range = ['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z'] as const;
    expect(points('Asia/Kolkata', 'day', ...range, 'utc').slice(0, 2)).toEqual([
      '2026-05-01T00:00Z',
      '2026-05-02T00:00Z',
    ]);
    expect(points('Asia/Kolkata', 'hour', ...range, 'utc')[0]).toBe('2026-05-01T00:30Z');
  });
});
