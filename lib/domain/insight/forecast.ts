import { Temporal } from 'temporal-polyfill';
import { exactSum } from '../exact-sum';
import { median, quantile } from '../statistics';
import { type DayUsage, daySteps } from './day-steps';
import { type Basis, basisOf } from './finding';
import { finishedDays, hoursOfDays, knownValues, type LocalDay } from './local-days';

const MEDIAN_WEEKS = 6;
const RANGE_WEEKS = 8;
/** Nothing is forecast before this much is learnt. */
const LEARNING_DAYS = 7 * RANGE_WEEKS;
const MIN_KNOWN_SHARE = 0.9;
const TREND_DAYS = 14;
const MAX_TREND = 3;

/** What a day or month will probably use, in the meter's unit. Four of five times it ends between `low` and `high`. */
export interface Forecast {
  /** The day `YYYY-MM-DD` or month `YYYY-MM`. */
  period: string;
  /** Used so far, up to the end of the newest hour or day it is worked out from. */
  soFar: number;
  expected: number;
  low: number;
  high: number;
  basis: Basis;
}

/**
 * Returns the forecast of a month at the end of the day before `from`: what its days have used, and for each day to come
 * the median of the last six same weekdays. The range adds up their tenth and ninetieth percentiles of eight weeks, as if
 * all days were low or high together: the days of a month are, and a range of independent days would be far too narrow.
 * It is widened to where the days go that follow the trend of the last two weeks, since the season moves heating,
 * irrigation and solar within a month. Days that are over and missing are forecast, too. Null until eight weeks are known, and where a tenth of the days so
 * far is missing.
 */
export function monthForecast(totals: readonly DayUsage[], month: string, from: string): Forecast | null {
  const first = Temporal.PlainDate.from(`${month}-01`);
  const end = first.add({ months: 1 }).toString();
  const forecast = rangeForecast(totals, { start: first.toString(), end }, from);
  return forecast && { ...forecast, period: month };
}

/** Returns the same for days from `start` to `end`, which is excluded. Its period is the first day. */
export function rangeForecast(
  totals: readonly DayUsage[],
  range: { start: string; end: string },
  from: string,
): Forecast | null {
  const known = totals.filter(({ day }) => day < from);
  const learnt = known.slice(-LEARNING_DAYS);
  const ofRange = known.filter(({ day }) => range.start <= day && day < range.end);
  if (learnt.length < LEARNING_DAYS || !isKnown(learnt) || !isKnown(ofRange)) return null;
  if (ofRange.length > 0 && ofRange[0]?.day !== range.start) return null;
  const measured = new Set(ofRange.flatMap(({ day, value }) => (value === null ? [] : [day])));
  const typical = new Map<number, { expected: number; low: number; high: number }>();
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const same = knownValues(learnt.filter((day) => day.weekday === weekday));
    typical.set(weekday, {
      expected: median(same.slice(-MEDIAN_WEEKS)) ?? 0,
      low: quantile(same, 0.1) ?? 0,
      high: quantile(same, 0.9) ?? 0,
    });
  }
  const soFar = exactSum(knownValues(ofRange));
  const rest = { expected: 0, low: 0, high: 0 };
  for (const { day, weekday } of daysOf(range)) {
    if (measured.has(day)) continue;
    const ofDay = typical.get(weekday);
    rest.expected += ofDay?.expected ?? 0;
    rest.low += ofDay?.low ?? 0;
    rest.high += ofDay?.high ?? 0;
  }
  const trend = trendOf(learnt);
  return {
    period: range.start,
    soFar,
    expected: exactSum([soFar, rest.expected]),
    low: exactSum([soFar, Math.min(rest.low, rest.low * trend)]),
    high: exactSum([soFar, Math.max(rest.high, rest.high * trend)]),
    basis: basisOf(learnt),
  };
}

/** Returns the mean of the last two weeks as a multiple of that of all days; 1 where it would mislead. */
function trendOf(days: readonly DayUsage[]): number {
  const mean = (values: readonly number[]) => exactSum(values) / Math.max(1, values.length);
  const all = mean(knownValues(days));
  const recent = mean(knownValues(days.slice(-TREND_DAYS)));
  return all > 0 && recent > 0 ? Math.min(MAX_TREND, recent / all) : 1;
}

/**
 * Returns the forecast of the newest day: what its hours have used, and the rest of the day as it was on the same
 * weekdays, with the same weeks as that of a month. Null before eight weeks are known.
 */
export function dayForecast(days: readonly LocalDay[]): Forecast | null {
  const today = days.at(-1);
  const finished = finishedDays(days);
  if (!today || finished.at(-1) === today) return null;
  const learnt = finished.slice(-LEARNING_DAYS);
  if (learnt.length < LEARNING_DAYS || !isKnown(daySteps(learnt))) return null;
  if (!isKnown(today.hours)) return null;
  const newest = today.hours.at(-1)?.hour ?? 0;
  const rests = learnt
    .filter(({ weekday }) => weekday === today.weekday)
    .flatMap((day) => {
      const rest = day.hours.filter(({ hour }) => hour > newest);
      return day.total === null ? [] : [exactSum(knownValues(rest))];
    });
  const soFar = exactSum(knownValues(today.hours));
  const plus = (rest: number | null) => exactSum([soFar, rest ?? 0]);
  return {
    period: today.day,
    soFar,
    expected: plus(median(rests.slice(-MEDIAN_WEEKS))),
    low: plus(quantile(rests, 0.1)),
    high: plus(quantile(rests, 0.9)),
    basis: basisOf(hoursOfDays([...learnt, today])),
  };
}

function isKnown(steps: readonly { start: number; end: number; value: number | null }[]): boolean {
  return knownValues(steps).length >= MIN_KNOWN_SHARE * steps.length;
}

function daysOf({ start, end }: { start: string; end: string }): { day: string; weekday: number }[] {
  const days: { day: string; weekday: number }[] = [];
  for (let date = Temporal.PlainDate.from(start); date.toString() < end; date = date.add({ days: 1 })) {
    days.push({ day: date.toString(), weekday: date.dayOfWeek });
  }
  return days;
}
