import { describe, expect, it } from 'vitest';
import { type BucketEdges, bucketEdges } from '@/lib/domain/calendar';
import type { Granularity } from '@/lib/domain/granularity';
import type { RangeQuery } from './range.types';
import { type WideningBounds, widenWindows } from './widen-window';

const NOW = Date.parse('2026-11-20T14:07:00Z');
const NOTHING: WideningBounds = {
  spans: [],
  now: NOW,
  maxIntervals: Number.POSITIVE_INFINITY,
  maxDays: Number.POSITIVE_INFINITY,
};

function query(more: Partial<RangeQuery> = {}): RangeQuery {
  const frame = { meterId: 'm', kind: 'usage', granularity: 'hour', timezone: 'America/Denver' } as const;
  return { ...frame, start: '2026-09-10T06:00:00Z', end: '2026-09-11T06:00:00Z', ...more };
}

/** Widens a range that is one window. */
function widened(range: RangeQuery, bounds: Partial<WideningBounds> = {}) {
  return widenWindows(range, [{ start: range.start, end: range.end, intervals: 24 }], { ...NOTHING, ...bounds })[0];
}

const stored = (start: string, end: string) => ({
  ...{ start: Date.parse(start), end: Date.parse(end) },
  ...{ askedAt: NOW, freshUntil: NOW },
});

describe('widenWindows', () => {
  it('goes back to 31 days in all where nothing is stored', () => {
    expect(widened(query())).toEqual({ start: '2026-08-11T06:00:00Z', end: '2026-09-11T06:00:00Z' });
  });

  it('goes back to what is stored, then forward to the end of the month', () => {
    const spans = [stored('2026-08-01T06:00:00Z', '2026-09-05T06:00:00Z')];
    expect(widened(query(), { spans })).toEqual({ start: '2026-09-05T06:00:00Z', end: '2026-10-01T06:00:00Z' });
  });

  it('goes forward to what is stored', () => {
    const spans = [
      stored('2026-09-09T06:00:00Z', '2026-09-10T06:00:00Z'),
      stored('2026-09-20T06:00:00Z', '2026-09-21T06:00:00Z'),
    ];
    expect(widened(query(), { spans })).toEqual({ start: '2026-09-10T06:00:00Z', end: '2026-09-20T06:00:00Z' });
  });

  it('does not grow where the days beside it are stored, or the window itself is no longer fresh', () => {
    const spans = [stored('2026-09-01T06:00:00Z', '2026-10-01T06:00:00Z')];
    expect(widened(query(), { spans })).toEqual({ start: query().start, end: query().end });
  });

  it.each([
    ['hour', '2026-09-03T15:00:00Z'],
    ['fifteenminute', '2026-09-03T15:30:00Z'],
    ['minute', '2026-09-03T15:37:00Z'],
    ['day', '2026-09-03T06:00:00Z'],
    ['month', '2026-09-01T06:00:00Z'],
  ] as const)('begins with the %s in which the meter was created', (granularity, start) => {
    const range = query({ granularity, meterCreatedAt: '2026-09-03T15:37:20Z' });
    expect(widened(range, { maxDays: 400 })?.start).toBe(start);
  });

  it('widens nothing to before a meter that was created in the window or later', () => {
    for (const meterCreatedAt of ['2026-09-10T09:00:00Z', '2026-12-01T00:00:00Z']) {
      const range = query({ meterCreatedAt, start: '2026-09-10T09:00:00Z' });
      expect(widened(range)?.start).toBe(range.start);
    }
  });

  it('ends with the last day that is over', () => {
    const range = query({ start: '2026-11-15T07:00:00Z', end: '2026-11-16T07:00:00Z' });
    const spans = [stored('2026-11-14T07:00:00Z', '2026-11-15T07:00:00Z')];
    expect(widened(range, { spans })?.end).toBe('2026-11-20T07:00:00Z');
    const today = query({ start: '2026-11-20T07:00:00Z', end: '2026-11-21T07:00:00Z' });
    expect(widened(today, { spans: [] })?.end).toBe(today.end);
  });

  it('is as long as the cloud is known to accept', () => {
    const days = (bounds: Partial<WideningBounds>) => {
      const { start, end } = widened(query(), bounds) ?? query();
      return (Date.parse(end) - Date.parse(start)) / 86_400_000;
    };
    expect(days({ maxDays: 15.5 })).toBe(15);
    expect(days({ maxDays: 0 })).toBe(1);
    // A day may have 25 hours.
    expect(days({ maxIntervals: 24 + 3 * 25 })).toBe(4);
    expect(days({ maxIntervals: 24 })).toBe(1);
  });

  it('widens the first of several windows backward and the last one forward', () => {
    const windows = [
      { start: '2026-09-10T06:00:00Z', end: '2026-09-12T06:00:00Z', intervals: 48 },
      { start: '2026-09-12T06:00:00Z', end: '2026-09-13T06:00:00Z', intervals: 24 },
    ];
    const range = query({ end: '2026-09-20T06:00:00Z' });
    expect(widenWindows(range, windows, NOTHING)).toEqual([
      { start: '2026-08-12T06:00:00Z', end: '2026-09-12T06:00:00Z' },
      { start: '2026-09-12T06:00:00Z', end: '2026-10-01T06:00:00Z' },
    ]);
  });

  it.each([
    ['Europe/Berlin', '2026-04-05'],
    ['Australia/Lord_Howe', '2026-04-20'],
    ['America/Sao_Paulo', '2018-11-20'],
  ])('begins and ends on the calendar of %s, also across a change of its clocks', (timezone, day) => {
    for (const granularity of ['fifteenminute', 'hour', 'bihour', 'day'] as Granularity[]) {
      const [from, to] = edgesOf(`${day}T12:00:00Z`, 'day', timezone);
      const range = query({ timezone, granularity, start: from, end: to });
      const wide = widened(range) ?? range;
      const { cutAtStart, cutAtEnd }: BucketEdges = bucketEdges(wide, granularity, timezone);
      expect([cutAtStart, cutAtEnd]).toEqual([false, false]);
      const days = bucketEdges(wide, 'day', timezone).edges.length - 1;
      expect(days).toBe(granularity === 'day' ? 366 : 31);
    }
  });
});

/** Returns the start and end of the interval that contains an instant. */
function edgesOf(instant: string, granularity: Granularity, zone: string): [string, string] {
  const at = Date.parse(instant);
  const span = { start: new Date(at - 2 * 86_400_000).toISOString(), end: new Date(at + 2 * 86_400_000).toISOString() };
  const { edges } = bucketEdges(span, granularity, zone);
  const next = edges.findIndex((edge) => edge > at);
  return [new Date(edges[next - 1] ?? 0).toISOString(), new Date(edges[next] ?? 0).toISOString()];
}
