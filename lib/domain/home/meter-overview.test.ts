import { describe, expect, it } from 'vitest';
import { dayStart, dayStarts } from '../calendar';
import type { BucketState } from '../series';
import type { SeriesColumns } from '../series-columns';
import { meterOverview, type OverviewDays } from './meter-overview';

const HOUR = 3_600_000;
const ZONE = 'America/Denver';
const at = (day: string) => dayStart(day, ZONE);
/** The clock goes back on November 1st: a day of 25 hours. */
const TODAY = at('2026-11-05');
const [FIRST, END] = [at('2026-10-29'), at('2026-12-01')];
const span = { start: new Date(FIRST).toISOString(), end: new Date(END).toISOString() };
const DAYS: OverviewDays = { starts: dayStarts(span, ZONE), today: TODAY, monthStart: at('2026-11-01') };

/** Hours from October 29th to the end of November, with the state and number of each. */
function columns(of: (start: number) => { state?: BucketState; value: number | null }): SeriesColumns {
  const edges: number[] = [];
  for (let edge = FIRST; edge <= END; edge += HOUR) edges.push(edge);
  const hours = edges.slice(0, -1).map(of);
  const value = Float64Array.from(hours, (hour) => hour.value ?? Number.NaN);
  const empty = new Float64Array(hours.length).fill(Number.NaN);
  return {
    edges,
    states: hours.map(({ state }) => state ?? 'measured'),
    value,
    rate: empty,
    register: empty,
    actual: empty,
  };
}

/** One each hour until `hours` of today are over; the next one runs with a half. */
function usedUntil(hours: number, perHour = 1): SeriesColumns {
  const now = TODAY + hours * HOUR;
  return columns((start) =>
    start < now
      ? { value: perHour }
      : start === now
        ? { state: 'running', value: perHour / 2 }
        : { state: 'future', value: null },
  );
}

const typical = columns((start) => ({ state: start > TODAY + 10 * HOUR ? 'future' : 'measured', value: 1 }));
const overviewOf = (used: SeriesColumns, baseline: SeriesColumns | null = typical, meterType = 'power') =>
  meterOverview({ meterId: 'm', meterType, timezone: ZONE, columns: used }, baseline, DAYS).overview;

describe('meterOverview', () => {
  it('compares the hours that are over, and adds what is typical for the rest', () => {
    const overview = overviewOf(usedUntil(10));
    expect(overview).toMatchObject({
      usedToday: 10.5,
      compared: { used: 10, typical: 10, through: new Date(TODAY + 10 * HOUR).toISOString().replace('.000', '') },
      level: 'usual',
      expectedToday: 24,
    });
    // Four days and an hour more, of which the clock has taken one back.
    expect(overview.month).toEqual({ used: 4 * 24 + 1 + 10.5, expected: 30 * 24 + 1, complete: true });
    expect(overview.days.map(({ used }) => used)).toEqual([24, 24, 25, 24, 24, 24, 10.5]);
    expect(overview.days.map(({ typical: each }) => each)).toEqual([24, 24, 25, 24, 24, 24, 24]);
  });

  it.each([
    [10, 2, 'much-more'],
    [10, 1.2, 'bit-more'],
    [3, 0.4, 'much-less'],
    [2, 2, null],
  ])('after %i hours of %f each the level is %s', (hours, perHour, level) => {
    expect(overviewOf(usedUntil(hours, perHour)).level).toBe(level);
  });

  it('does not judge a meter that also counts what is sold', () => {
    expect(overviewOf(usedUntil(10, 2), typical, 'power_net').level).toBeNull();
  });

  it('takes no gap for 0', () => {
    const used = columns((start) =>
      start === TODAY + 3 * HOUR
        ? { state: 'missing', value: null }
        : start < TODAY + 10 * HOUR
          ? { value: 1 }
          : { state: 'future', value: null },
    );
    const overview = overviewOf(used);
    expect(overview).toMatchObject({ usedToday: 9, compared: { used: 9, typical: 9 }, expectedToday: null });
    expect(overview.month).toMatchObject({ expected: null, complete: false });
    expect(overview.days.at(-1)).toMatchObject({ complete: false });
  });

  it('says nothing of usual without a baseline, nor of a meter without numbers', () => {
    expect(overviewOf(usedUntil(10), null)).toMatchObject({ compared: null, level: null, expectedToday: null });
    const none = overviewOf(columns(() => ({ state: 'before', value: null })));
    expect(none).toMatchObject({ usedToday: null, compared: null, expectedToday: null });
    expect(none.month).toEqual({ used: null, expected: null, complete: false });
  });

  it('takes what is typical for the time to come from the same hour a week before, where the baseline ends now', () => {
    const now = TODAY + 10 * HOUR;
    const untilNow = columns((start) => ({
      state: start > now ? 'future' : start === now ? 'running' : 'measured',
      // The hour that is running has only a part of its number.
      value: start > now ? null : start === now ? 0.1 : new Date(start).getUTCHours(),
    }));
    const { overview, hours } = meterOverview(
      { meterId: 'm', meterType: 'power', timezone: ZONE, columns: usedUntil(10) },
      untilNow,
      DAYS,
    );
    // In winter time, midnight is at 7 AM UTC; the week before was still in summer time.
    expect(hours[9]).toMatchObject({ state: 'measured', typical: 16 });
    expect(hours.slice(10).map(({ typical: each }) => each)).toEqual([
      16, 17, 18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5,
    ]);
    expect(overview.expectedToday).toBe(10 + 16 + 17 + 18 + 19 + 20 + 21 + 22 + 23 + 0 + 1 + 2 + 3 + 4 + 5);
    expect(overview.month.expected).not.toBeNull();
  });
});
