import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesFrame } from './assemble-series';
import * as columns from './assemble-series';
import { daySpan, instantOf } from './calendar';
import type { Granularity } from './granularity';
import type { Span } from './series';
import { bucketGrid, type GridInterval } from './test-support/bucket-grid';
import { pointColumns, pointsOf, type RawPoint } from './test-support/point-columns';

const DENVER = 'America/Denver';

const assembleSeries = (query: SeriesFrame, points: RawPoint[], now: number) =>
  columns.assembleSeries(query, pointColumns(points), now);
const edgesOf = (grid: Span[]) => [...grid.map(({ start }) => start), grid.at(-1)?.end ?? ''].map(Date.parse);
const fitsGrid = (points: RawPoint[], grid: GridInterval[]) =>
  columns.fitsCalendar(pointColumns(points), {
    edges: edgesOf(grid),
    cutAtStart: grid[0]?.cut === true,
    cutAtEnd: grid.at(-1)?.cut === true,
  });
const aggregatePoints = (points: RawPoint[], finer: Span[], grid: Span[], now: number, created?: number) =>
  pointsOf(columns.aggregatePoints(pointColumns(points), edgesOf(finer), edgesOf(grid), now, created));

function point(time: string, value: number | null, register: number | null = null): RawPoint {
  return { time, value, rate: null, register, actual: null };
}

function frame(overrides: Partial<SeriesFrame> = {}): SeriesFrame {
  return {
    meterId: '12:0001',
    meterType: 'power',
    meterCreatedAt: null,
    kind: 'usage',
    granularity: 'hour',
    timezone: DENVER,
    ...daySpan('2026-03-08', DENVER),
    ...overrides,
  };
}

const AFTER = Date.parse('2027-01-01T00:00:00Z');

describe('assembleSeries', () => {
  it('has 23 and 25 hours on days with a clock change', () => {
    expect(assembleSeries(frame(), [], AFTER).buckets).toHaveLength(23);
    expect(assembleSeries(frame(daySpan('2026-11-01', DENVER)), [], AFTER).buckets).toHaveLength(25);
  });

  it('distinguishes missing from zero and merges adjacent gaps', () => {
    const series = assembleSeries(
      frame({ start: '2026-03-08T07:00:00Z', end: '2026-03-08T12:00:00Z' }),
      [point('2026-03-08T07:00:00Z', 0), point('2026-03-08T09:00:00Z', null), point('2026-03-08T11:00:00Z', 0.3)],
      AFTER,
    );
    expect(series.buckets.map(({ state }) => state)).toEqual(['measured', 'missing', 'missing', 'missing', 'measured']);
    expect(series.sum).toBe(0.3);
    expect(series.coverage).toEqual({
      complete: false,
      expected: 5,
      measured: 2,
      derived: 0,
      unasked: 0,
      missing: 3,
      gaps: [{ start: '2026-03-08T08:00:00Z', end: '2026-03-08T11:00:00Z' }],
    });
  });

  it('has a null sum when nothing was measured', () => {
    expect(assembleSeries(frame(), [], AFTER).sum).toBeNull();
  });

  it('distinguishes running, future and before the meter from missing', () => {
    const series = assembleSeries(
      frame({
        start: '2026-03-08T07:00:00Z',
        end: '2026-03-08T11:00:00Z',
        meterCreatedAt: '2026-03-08T08:00:00Z',
      }),
      [point('2026-03-08T08:00:00Z', 1), point('2026-03-08T09:00:00Z', 0.5)],
      Date.parse('2026-03-08T09:30:00Z'),
    );
    expect(series.buckets.map(({ state }) => state)).toEqual(['before', 'measured', 'running', 'future']);
    expect(series.buckets[2]?.rate).toBe(1);
    expect(series.coverage.complete).toBe(true);
    expect(series.sum).toBe(1.5);
  });

  it('has the unit of the meter type, and none for an unknown one', () => {
    expect(assembleSeries(frame({ meterType: 'water_indoor' }), [], AFTER).unit).toBe('gal');
    expect(assembleSeries(frame({ meterType: 'steam' }), [], AFTER).unit).toBeNull();
  });

  it('sums without floating-point error', () => {
    const points = bucketGrid(frame(), 'hour', DENVER).map(({ start }) => point(start, 0.1));
    expect(assembleSeries(frame(), points, AFTER).sum).toBe(2.3);
  });
});

describe('fitsGrid', () => {
  const span = { start: instantOf('2026-03-07', DENVER), end: instantOf('2026-03-10', DENVER) };
  const grid = bucketGrid(span, 'day', DENVER);

  it('accepts days of the premise and the point at the end, but not UTC days', () => {
    const closing = point(span.end, null);
    expect(fitsGrid([...grid.map(({ start }) => point(start, 1)), closing], grid)).toBe(true);
    expect(fitsGrid([closing], grid)).toBe(true);
    expect(fitsGrid([], grid)).toBe(true);
    expect(fitsGrid([point('2026-03-08T00:00:00Z', 1)], grid)).toBe(false);
    expect(fitsGrid([point('2026-03-07T00:00:00Z', 1)], grid)).toBe(false);
  });

  it('does not accept a full month for half a month', () => {
    const half = bucketGrid(
      { start: instantOf('2026-04-01', DENVER), end: span.end.replace('-03-', '-04-') },
      'month',
      DENVER,
    );
    expect(fitsGrid([point(instantOf('2026-04-01', DENVER), 300)], half)).toBe(false);
  });
});

describe('aggregatePoints', () => {
  const day = daySpan('2026-11-01', DENVER);
  const hours = bucketGrid(day, 'hour', DENVER);
  const days = bucketGrid(day, 'day', DENVER);

  it('adds up 25 hours to a day with the register of its start', () => {
    const points = hours.map(({ start }, at) => point(start, 1, 100 + at));
    expect(aggregatePoints(points, hours, days, AFTER)).toEqual([
      { time: day.start, value: 25, rate: 1, register: 100, actual: null },
    ]);
  });

  it('is null when a part is missing', () => {
    const points = hours.slice(0, 20).map(({ start }) => point(start, 1));
    expect(aggregatePoints(points, hours, days, AFTER)[0]?.value).toBeNull();
    expect(aggregatePoints([], hours, days, AFTER)[0]?.value).toBeNull();
  });

  it('adds up the parts so far of the current interval, and of one that began before the meter', () => {
    const points = hours.slice(5, 10).map(({ start }) => point(start, 2));
    const now = Date.parse(hours[10]?.start ?? '');
    const created = Date.parse(hours[5]?.start ?? '');
    expect(aggregatePoints(points, hours, days, now, created)[0]).toMatchObject({ value: 10, rate: 1 });
  });

  it('has the same total at every granularity', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-03-08', '2026-11-01', '2026-05-05'),
        fc.constantFrom(DENVER, 'Asia/Kolkata', 'Australia/Lord_Howe'),
        fc.constantFrom<Granularity>('hour', 'bihour', 'day'),
        fc.infiniteStream(fc.integer({ min: -5_000_000, max: 5_000_000 })),
        (date, timezone, granularity, values) => {
          const span = daySpan(date, timezone);
          const quarters = bucketGrid(span, 'fifteenminute', timezone);
          const points = quarters.map(({ start }) => point(start, (values.next().value ?? 0) / 1e6));
          const query = frame({ ...span, timezone });
          const fine = assembleSeries({ ...query, granularity: 'fifteenminute' }, points, AFTER);
          const added = aggregatePoints(points, quarters, bucketGrid(span, granularity, timezone), AFTER);
          const coarse = assembleSeries({ ...query, granularity }, added, AFTER);
          expect(coarse.sum).toBe(fine.sum);
          expect(coarse.coverage.complete).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
