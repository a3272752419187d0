import { describe, expect, it } from 'vitest';
import { toInstantText } from '../instant-text';
import { sameHours } from './same-hours';

const ZONE = 'America/Denver';
const HOUR = 3_600_000;
/** Saturday, 2:15 PM in winter time; the clock went back on November 1st. */
const NOW = Date.parse('2026-11-28T21:15:00Z');

function hours(weeks: number, missing: readonly number[] = []) {
  const list = [];
  for (let at = NOW - 15 * 60_000 - weeks * 7 * 24 * HOUR - HOUR; at < NOW; at += HOUR) list.push(at);
  // The number is the hour of the wall clock, and a thousandth for each day of the month.
  return list.map((at, index) => {
    const local = new Date(new Date(at).toLocaleString('en-US', { timeZone: ZONE }));
    return {
      start: toInstantText(at),
      state: 'measured' as const,
      value: missing.includes(index) ? null : local.getHours() + local.getDate() / 1000,
    };
  });
}

describe('sameHours', () => {
  it('are those of the same weekday by the wall clock, lowest first', () => {
    const found = sameHours(hours(9), NOW, ZONE);
    expect(found).toEqual([14.003, 14.007, 14.01, 14.014, 14.017, 14.021, 14.024, 14.031]);
  });

  it('are none before four weeks are known', () => {
    expect(sameHours(hours(4), NOW, ZONE)).toHaveLength(4);
    expect(sameHours(hours(3), NOW, ZONE)).toEqual([]);
  });

  it('leave out what is missing', () => {
    expect(sameHours(hours(5, [0]), NOW, ZONE)).toHaveLength(4);
  });
});
