import { describe, expect, it } from 'vitest';
import { calendarPhase, rowPhase } from './row-phase';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (text: string) => Date.parse(text);

describe('the phase of rows', () => {
  it.each([
    ['whole hours', ['2026-03-08T09:00:00Z', '2026-03-08T11:00:00Z'], 'hour', 0],
    ['hours of a half-hour zone', ['2026-03-08T09:30:00Z', '2026-03-08T10:30:00Z'], 'hour', 30 * MINUTE],
    ['the same as quarter hours', ['2026-03-08T09:30:00Z', '2026-03-08T10:30:00Z'], 'fifteenminute', 0],
    ['before 1970', ['1969-12-31T22:30:00Z'], 'hour', 30 * MINUTE],
    ['different phases', ['2026-03-08T09:00:00Z', '2026-03-08T09:59:00Z'], 'hour', null],
    ['days', ['2026-03-08T09:00:00Z'], 'day', null],
    ['bihours', ['2026-03-08T09:00:00Z'], 'bihour', null],
    ['no rows', [], 'hour', null],
  ] as const)('%s', (_name, texts, granularity, expected) => {
    expect(rowPhase(texts.map(at), granularity)).toBe(expected);
  });

  it('is null for a row without a valid time', () => {
    expect(rowPhase([0, Number.NaN], 'hour')).toBeNull();
    expect(rowPhase([Number.NaN, 0], 'hour')).toBeNull();
  });
});

describe('the phase of a calendar', () => {
  it.each([
    ['America/Denver', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 0],
    ['Asia/Kolkata', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 30 * MINUTE],
    ['Asia/Kathmandu', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 15 * MINUTE],
    // Half an hour of daylight saving time, which ends on April 5.
    ['Australia/Lord_Howe', '2026-03-02T00:00:00Z', '2026-04-03T00:00:00Z', 0],
    ['Australia/Lord_Howe', '2026-04-01T00:00:00Z', '2026-05-01T00:00:00Z', null],
  ] as const)('%s from %s', (zone, from, to, expected) => {
    expect(calendarPhase(at(from), at(to), 'hour', zone)).toBe(expected);
  });

  it('is that of each interval of the calendar', () => {
    expect(calendarPhase(0, 48 * HOUR, 'fifteenminute', 'Asia/Kathmandu')).toBe(0);
  });
});
