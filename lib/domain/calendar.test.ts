import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, countBuckets, daySpan, hoursOf, instantOf, localDay, zoneOrUtc } from './calendar';
import { GRANULARITIES, type Granularity } from './granularity';
import type { Span } from './series';
import { bucketGrid } from './test-support/bucket-grid';

const DENVER = 'America/Denver';
const ZONES = [DENVER, 'America/Phoenix', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kathmandu'];

function days(start: string, end: string, zone: string): Span {
  return { start: instantOf(start, zone), end: instantOf(end, zone) };
}

function lengths(day: string, granularity: Granularity, zone: string): number[] {
  return bucketGrid(daySpan(day, zone), granularity, zone).map(hoursOf);
}

describe('local days', () => {
  it.each([
    ['2026-03-07', DENVER, 24],
    ['2026-03-08', DENVER, 23],
    ['2026-11-01', DENVER, 25],
    ['2026-03-08', 'Asia/Kolkata', 24],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5],
    ['2018-11-04', 'America/Sao_Paulo', 23],
  ])('%s in %s has %d hours', (day, zone, hours) => {
    expect(hoursOf(daySpan(day, zone))).toBe(hours);
  });

  it('begins at the first instant where midnight is skipped', () => {
    expect(daySpan('2018-11-04', 'America/Sao_Paulo').start).toBe('2018-11-04T03:00:00Z');
  });

  it('reads days in the zone, and instants unchanged', () => {
    expect(instantOf('2026-03-08', DENVER)).toBe('2026-03-08T07:00:00Z');
    expect(instantOf('2026-03-09', DENVER)).toBe('2026-03-09T06:00:00Z');
    expect(instantOf('2026-03-09', 'Asia/Kolkata')).toBe('2026-03-08T18:30:00Z');
    expect(instantOf('2026-03-08T10:00:00.000Z', DENVER)).toBe('2026-03-08T10:00:00Z');
    expect(instantOf('2026-03-08T10:00:00.500Z', DENVER)).toBe('2026-03-08T10:01:00Z');
  });

  it('is the calendar day of an instant', () => {
    expect(localDay(Date.parse('2026-03-08T06:59:59Z'), DENVER)).toBe('2026-03-07');
    expect(localDay(Date.parse('2026-03-08T18:30:00Z'), 'Asia/Kolkata')).toBe('2026-03-09');
  });

  it('falls back to UTC for an unknown zone', () => {
    expect(zoneOrUtc('Mars/Olympus')).toBe('UTC');
    expect(zoneOrUtc(null)).toBe('UTC');
    expect(zoneOrUtc('')).toBe('UTC');
    expect(zoneOrUtc(DENVER)).toBe(DENVER);
  });

  it('falls back to UTC for a zone that only one of Temporal and Intl knows', () => {
    for (const zone of ['Etc/Unknown', '2026-01-01T00:00Z[America/Denver]', 'PST', '+05:30:15', 'Z']) {
      expect(zoneOrUtc(zone), zone).toBe('UTC');
    }
    // An offset is a zone to Temporal, and to newer versions of Intl.
    expect(() => new Intl.DateTimeFormat('en-US', { timeZone: zoneOrUtc('+05:30') })).not.toThrow();
  });
});

describe('intervals', () => {
  it('splits a short day into 23 hours, with a last bihour of one hour', () => {
    expect(lengths('2026-03-08', 'hour', DENVER)).toEqual(Array(23).fill(1));
    expect(lengths('2026-03-08', 'bihour', DENVER)).toEqual([...Array(11).fill(2), 1]);
    expect(lengths('2026-03-08', 'fifteenminute', DENVER)).toHaveLength(92);
    expect(lengths('2026-03-08', 'day', DENVER)).toEqual([23]);
  });

  it('splits a long day into 25 hours, with an extra bihour of one hour', () => {
    expect(lengths('2026-11-01', 'hour', DENVER)).toEqual(Array(25).fill(1));
    expect(lengths('2026-11-01', 'bihour', DENVER)).toEqual([...Array(12).fill(2), 1]);
    expect(lengths('2026-11-01', 'minute', DENVER)).toHaveLength(1500);
  });

  it('has no interval across a midnight that is half an hour off', () => {
    expect(lengths('2026-10-04', 'hour', 'Australia/Lord_Howe').at(-1)).toBe(0.5);
    expect(lengths('2026-04-05', 'bihour', 'Australia/Lord_Howe').at(-1)).toBe(0.5);
  });

  it('has hours that begin at half past in a half-hour zone', () => {
    const [first] = bucketGrid(daySpan('2026-05-01', 'Asia/Kolkata'), 'hour', 'Asia/Kolkata');
    expect(first).toEqual({ start: '2026-04-30T18:30:00Z', end: '2026-04-30T19:30:00Z' });
  });

  it('has months that begin at local midnight before and after a clock change', () => {
    expect(bucketGrid(days('2026-03-01', '2026-05-01', DENVER), 'month', DENVER)).toEqual([
      { start: '2026-03-01T07:00:00Z', end: '2026-04-01T06:00:00Z' },
      { start: '2026-04-01T06:00:00Z', end: '2026-05-01T06:00:00Z' },
    ]);
  });

  it('marks intervals that are cut by the span’s edges', () => {
    const grid = bucketGrid(days('2026-03-15', '2026-05-10', DENVER), 'month', DENVER);
    expect(grid.map(({ start, cut }) => [start, cut ?? false])).toEqual([
      ['2026-03-15T06:00:00Z', true],
      ['2026-04-01T06:00:00Z', false],
      ['2026-05-01T06:00:00Z', true],
    ]);
    expect(grid.at(-1)?.end).toBe('2026-05-10T06:00:00Z');
  });

  it('has no interval for a skipped day', () => {
    expect(bucketGrid(days('2011-12-29', '2012-01-01', 'Pacific/Apia'), 'day', 'Pacific/Apia').map(hoursOf)).toEqual([
      24, 24,
    ]);
  });

  it('is empty for an empty or reversed span', () => {
    expect(bucketGrid(days('2026-03-08', '2026-03-08', DENVER), 'hour', DENVER)).toEqual([]);
    expect(bucketGrid(days('2026-03-09', '2026-03-08', DENVER), 'hour', DENVER)).toEqual([]);
  });

  it('partitions any span in every zone, with no more intervals than countBuckets', () => {
    const minute = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2026, 11, 20) / 60_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...GRANULARITIES),
        minute,
        fc.integer({ min: 1, max: 3000 }),
        (zone, granularity, from, length) => {
          const span = { start: instant(from), end: instant(from + length) };
          const grid = bucketGrid(span, granularity, zone);
          expect(grid[0]?.start).toBe(span.start);
          expect(grid.at(-1)?.end).toBe(span.end);
          for (const [at, interval] of grid.entries()) {
            expect(hoursOf(interval)).toBeGreaterThan(0);
            if (at > 0) expect(grid[at - 1]?.end).toBe(interval.start);
          }
          if (!grid.some(({ cut }) => cut)) expect(grid.length).toBeLessThanOrEqual(countBuckets(span, granularity));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('has every edge of a coarser grid in each finer grid', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 360 }), (zone, ahead) => {
        const span = daySpan(addDays('2026-01-01', ahead), zone);
        const edges = (granularity: Granularity) => bucketGrid(span, granularity, zone).map(({ start }) => start);
        const hours = new Set(edges('hour'));
        const quarters = new Set(edges('fifteenminute'));
        expect(edges('bihour').every((edge) => hours.has(edge))).toBe(true);
        expect(edges('hour').every((edge) => quarters.has(edge))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

function instant(minute: number): string {
  return `${new Date(minute * 60_000).toISOString().slice(0, 19)}Z`;
}
