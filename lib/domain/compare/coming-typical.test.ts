import { describe, expect, it } from 'vitest';
import { bucketEdges } from '../calendar';
import type { Granularity } from '../granularity';
import type { BucketState } from '../series';
import type { SeriesColumns } from '../series-columns';
import { lacksComing, withComingTypical } from './coming-typical';

const HOUR_MS = 3_600_000;

/** Intervals from one local instant to another, with numbers until `now`; the interval that is running has a part of its own. */
function baseline(
  [start, end]: [string, string],
  now: string,
  { zone, granularity = 'hour', reaches = false }: { zone: string; granularity?: Granularity; reaches?: boolean },
): SeriesColumns {
  const { edges } = bucketEdges({ start, end }, granularity, zone);
  const at = Date.parse(now);
  const intervals = edges.slice(0, -1).map((edge, index) => {
    const state: BucketState = edge > at ? 'future' : (edges[index + 1] ?? 0) > at ? 'running' : 'measured';
    return { edge, state };
  });
  const value = Float64Array.from(intervals, ({ edge, state }) => {
    if (state === 'future' && !reaches) return Number.NaN;
    return state === 'running' && !reaches ? 0.1 : edge / HOUR_MS;
  });
  const none = new Float64Array(value.length).fill(Number.NaN);
  return { edges, states: intervals.map(({ state }) => state), value, rate: none, register: none, actual: none };
}

/** How many hours before its own time each interval of a day has its number from. */
function hoursBefore({ edges, value }: SeriesColumns): number[] {
  return Array.from(value, (hour, index) => (edges[index] ?? 0) / HOUR_MS - hour);
}

describe('a baseline that ends now', () => {
  it('goes on with the same weekday of the week before, from the interval that is running on', () => {
    const zone = 'America/Denver';
    const now = '2026-11-18T17:30:00Z';
    const week = baseline(['2026-11-11T07:00:00Z', '2026-11-18T07:00:00Z'], now, { zone });
    const today = baseline(['2026-11-18T07:00:00Z', '2026-11-19T07:00:00Z'], now, { zone });
    expect(lacksComing(today)).toBe(true);
    const whole = withComingTypical(today, week, zone);
    expect(hoursBefore(whole)).toEqual([...Array(10).fill(0), ...Array(14).fill(7 * 24)]);
    expect(whole.rate.at(-1)).toBe(whole.value.at(-1));
    expect(lacksComing(whole)).toBe(false);
  });

  it('goes on by days to the end of a month, each like its weekday', () => {
    const zone = 'Pacific/Auckland';
    const now = '2026-11-18T00:30:00Z';
    const week = baseline(['2026-11-10T11:00:00Z', '2026-11-17T11:00:00Z'], now, { zone, granularity: 'day' });
    const month = baseline(['2026-10-31T11:00:00Z', '2026-11-30T11:00:00Z'], now, { zone, granularity: 'day' });
    const whole = withComingTypical(month, week, zone);
    // The 18th is running: itself and the next six are like the days of a week before, the others like those of two.
    expect(hoursBefore(whole)).toEqual([...Array(17).fill(0), ...Array(7).fill(168), ...Array(6).fill(336)]);
  });

  it('takes the hour before for the one that only a day of 25 hours has, and the weekday across a clock change', () => {
    const zone = 'America/Denver';
    const now = '2026-11-01T06:30:00Z';
    const week = baseline(['2026-10-25T06:00:00Z', '2026-11-01T06:00:00Z'], now, { zone });
    const today = baseline(['2026-11-01T06:00:00Z', '2026-11-02T07:00:00Z'], now, { zone });
    expect(today.value).toHaveLength(25);
    expect(hoursBefore(withComingTypical(today, week, zone))).toEqual([...Array(24).fill(168), 169]);
  });

  it('is left as it is where it reaches into the time to come', () => {
    const zone = 'UTC';
    const span: [string, string] = ['2026-11-18T00:00:00Z', '2026-11-19T00:00:00Z'];
    const today = baseline(span, '2026-11-18T17:30:00Z', { zone, reaches: true });
    expect(withComingTypical(today, today, zone).value).toEqual(today.value);
  });
});
