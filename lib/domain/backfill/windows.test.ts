import { describe, expect, it } from 'vitest';
import { calendarEnd, calendarStart, daysThatFit, newestWindow, requestsNeeded } from './windows';

const at = Date.parse;
const iso = (ms: number) => new Date(ms).toISOString();
const DENVER = 'America/Denver';

describe('calendarStart and calendarEnd', () => {
  it('return the local day, the local month for months, and the UTC day for the grid', () => {
    const noon = at('2026-11-20T19:00:00Z');
    expect(iso(calendarStart(noon, 'hour', DENVER))).toBe('2026-11-20T07:00:00.000Z');
    expect(iso(calendarStart(noon, 'month', DENVER))).toBe('2026-11-01T06:00:00.000Z');
    expect(iso(calendarStart(noon, 'grid', DENVER))).toBe('2026-11-20T00:00:00.000Z');
    expect(iso(calendarEnd(noon, 'hour', DENVER))).toBe('2026-11-21T07:00:00.000Z');
    expect(iso(calendarEnd(noon, 'month', DENVER))).toBe('2026-12-01T07:00:00.000Z');
    const edge = at('2026-11-20T07:00:00Z');
    expect(calendarEnd(edge, 'hour', DENVER)).toBe(edge);
  });
});

describe('newestWindow', () => {
  it('reaches back from the end across clock changes, and starts at a local day', () => {
    const to = at('2026-11-20T07:00:00Z');
    const window = newestWindow({ from: at('2020-01-01T00:00:00Z'), to }, 'minute', DENVER, 31);
    expect(iso(window.from)).toBe('2026-10-20T06:00:00.000Z');
  });

  it('starts no earlier than the day on which the meter began', () => {
    const from = at('2026-11-10T17:20:00Z');
    const window = newestWindow({ from, to: at('2026-11-20T07:00:00Z') }, 'hour', DENVER, 366);
    expect(iso(window.from)).toBe('2026-11-10T07:00:00.000Z');
  });

  it('contains no more months than fit', () => {
    const to = at('2026-03-01T07:00:00Z');
    for (const months of [1, 2, 11, 12, 25]) {
      const { from } = newestWindow({ from: 0, to }, 'month', DENVER, daysThatFit(months, 'month'));
      const [year, month] = [new Date(from).getUTCFullYear(), new Date(from).getUTCMonth()];
      expect((2026 - year) * 12 + 2 - month).toBeLessThanOrEqual(months);
      expect(from).toBeLessThan(to);
    }
  });
});

describe('requestsNeeded and daysThatFit', () => {
  it('return the requests that a span takes', () => {
    const to = at('2026-11-20T07:00:00Z');
    expect(requestsNeeded({ from: to, to }, 31)).toBe(0);
    expect(requestsNeeded({ from: to + 1, to }, 31)).toBe(0);
    expect(requestsNeeded({ from: to - 60_000, to }, 31)).toBe(1);
    expect(requestsNeeded({ from: to - 62 * 24 * 3_600_000 - 3_600_000, to }, 31)).toBe(2);
    expect(requestsNeeded({ from: at('2026-11-19T07:00:00Z'), to }, 31)).toBe(1);
    expect(requestsNeeded({ from: at('2025-11-20T07:00:00Z'), to }, 31)).toBe(12);
  });

  it('return the days that fit into the cloud’s limit, allowing for the additional hour in autumn', () => {
    expect(daysThatFit(8784, 'hour')).toBe(365);
    expect(daysThatFit(64_800, 'minute')).toBe(44);
    expect(daysThatFit(24, 'minute')).toBe(1);
    expect(daysThatFit(45, 'grid')).toBe(45);
    expect(daysThatFit(12, 'month')).toBe(336);
  });
});
