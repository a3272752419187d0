import { describe, expect, it } from 'vitest';
import type { UsageStep } from '../insight/local-days';
import { topDays } from './top-days';

const ZONE = 'America/Denver';
const HOUR = 3_600_000;

function hours(from: string, values: readonly (number | null)[]): UsageStep[] {
  const start = Date.parse(from);
  return values.map((value, index) => ({ start: start + index * HOUR, end: start + (index + 1) * HOUR, value }));
}
const day = (value: number, length = 24) => Array<number>(length).fill(value);

describe('topDays', () => {
  it('ranks days of the home’s calendar, with 23 and 25 hours too', () => {
    const values = [...day(1), ...day(2, 25), ...day(1.5)];
    expect(topDays(hours('2026-10-31T06:00:00Z', values), ZONE)).toEqual({
      days: [
        { day: '2026-11-01', total: 50 },
        { day: '2026-11-02', total: 36 },
        { day: '2026-10-31', total: 24 },
      ],
      leftOut: 0,
      middle: 36,
    });
  });

  it('leaves out days of which too little is measured', () => {
    const gaps = [null, null, null, ...day(9, 21)];
    expect(topDays(hours('2026-11-19T07:00:00Z', [...gaps, ...day(1)]), ZONE)).toMatchObject({
      days: [{ day: '2026-11-20', total: 24 }],
      leftOut: 1,
    });
  });

  it('puts the earlier of two equal days first, and has nothing without readings', () => {
    const { days } = topDays(hours('2026-11-19T07:00:00Z', [...day(1), ...day(1)]), ZONE);
    expect(days.map((each) => each.day)).toEqual(['2026-11-19', '2026-11-20']);
    expect(topDays([], ZONE)).toEqual({ days: [], leftOut: 0, middle: null });
  });
});
