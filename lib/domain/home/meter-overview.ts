import { isAbsent } from '../bucket-states';
import { withComingTypical } from '../compare/coming-typical';
import { comparePeriod, expectedAmount } from '../compare/usage-verdict';
import { exactSum } from '../exact-sum';
import { toInstantText } from '../instant-text';
import type { UnitPrices } from '../money/unit-prices';
import { numberOrNull } from '../point-columns';
import type { BucketState, Series } from '../series';
import type { SeriesColumns } from '../series-columns';
import { hoursInMoney, pricesOf } from './hours-in-money';
import { type UsageLevel, usageLevel } from './usage-level';

/** One hour. `typical` is the baseline's amount; null where it is not known. */
export interface HourOverview {
  start: string;
  end: string;
  state: BucketState;
  used: number | null;
  typical: number | null;
}

/** One day of the last week. `used` is null without any number; `complete` is false when an hour that is over has none. */
export interface DayOverview {
  /** UTC instant at which the day begins. */
  start: string;
  used: number | null;
  typical: number | null;
  complete: boolean;
}

/** What a home page says about one meter. Amounts are in the meter's unit. */
export interface MeterOverview {
  meterId: string;
  meterType: string;
  /** Used today, the hour that is running included; null without any number. */
  usedToday: number | null;
  /** Both amounts over the hours that are over and known on both sides; `through` is the end of the last one. */
  compared: { used: number; typical: number; through: string } | null;
  /** How the two compare; null where that means nothing: see `usageLevel`. */
  level: UsageLevel | null;
  /** Used so far and the typical amount of the rest of the day; null where a part of either is not known. */
  expectedToday: number | null;
  /** The last seven days, today included, oldest first. */
  days: DayOverview[];
  /** Used since the month began, and with the typical amount of the rest of the month where all of it is known. */
  month: { used: number | null; expected: number | null; complete: boolean };
}

/** The amounts of an overview that are also known in money. */
type OverviewAmounts = Pick<MeterOverview, 'usedToday' | 'compared' | 'expectedToday' | 'days' | 'month'>;

/** What a home page says about the costs of one meter, in the currency, without charges that do not depend on use. */
export interface MeterMoney extends OverviewAmounts {
  currency: string;
  /** Of one more of the meter's unit in the hour that is running, and on average over all hours; null without a price. */
  priceNow: number | null;
  meanPrice: number | null;
}

/** The days an overview is made of: instants in milliseconds. */
export interface OverviewDays {
  /** When each day begins, from at least seven days ago to the end of the month, and when the last one ends. */
  starts: readonly number[];
  today: number;
  monthStart: number;
}

interface Hour {
  start: number;
  end: number;
  state: BucketState;
  used: number | null;
  typical: number | null;
}

type MeterSeries = Pick<Series, 'meterId' | 'meterType' | 'timezone'> & { columns: SeriesColumns };

/**
 * Summarizes a meter from its usage and baseline by the hour of all of these days, and lists the hours of today. Without a
 * baseline there is nothing to compare with.
 */
export function meterOverview(
  series: MeterSeries,
  baseline: SeriesColumns | null,
  days: OverviewDays,
): { overview: MeterOverview; hours: HourOverview[] } {
  const { meterId, meterType } = series;
  const { today, compared, amounts } = amountsOf(hoursOf(series, baseline), days);
  return {
    overview: { meterId, meterType, ...amounts, level: usageLevel(meterType, compared) },
    hours: today.map(withInstants),
  };
}

/** Returns the same in money, and what the hours of today cost. */
export function moneyOverview(
  series: MeterSeries,
  baseline: SeriesColumns | null,
  days: OverviewDays,
  prices: UnitPrices,
): { money: MeterMoney; costs: HourOverview[] } {
  const hours = hoursOf(series, baseline);
  const running = hours.find(({ state }) => state === 'running');
  const { today, amounts } = amountsOf(hoursInMoney(hours, prices), days);
  return {
    money: { currency: prices.currency, ...pricesOf(prices, running?.start), ...amounts },
    costs: today.map(withInstants),
  };
}

function amountsOf(hours: readonly Hour[], { starts, today: todayStart, monthStart }: OverviewDays) {
  const between = (start: number, end: number) => hours.filter((hour) => hour.start >= start && hour.start < end);
  const dayIndex = starts.indexOf(todayStart);
  const today = between(todayStart, starts[dayIndex + 1] ?? 0);
  const month = between(monthStart, Number.POSITIVE_INFINITY);
  const compared = compareHours(today);
  const amounts: OverviewAmounts = {
    usedToday: sumOf(today, 'used'),
    compared: compared && { used: compared.used, typical: compared.other, through: compared.through },
    expectedToday: expectedOf(today),
    days: starts
      .slice(Math.max(0, dayIndex - 6), dayIndex + 1)
      .map((start) => dayOf(start, between(start, starts[starts.indexOf(start) + 1] ?? 0))),
    month: { used: sumOf(month, 'used'), expected: expectedOf(month), complete: isComplete(month) },
  };
  return { today, compared, amounts };
}

function hoursOf({ timezone, columns }: MeterSeries, baseline: SeriesColumns | null): Hour[] {
  const { edges, states, value } = columns;
  const expected = baseline && withComingTypical(baseline, baseline, timezone);
  const typical = new Map(expected?.edges.map((start, index) => [start, expected.value[index]]));
  return states.map((state, index) => {
    const start = edges[index] ?? 0;
    return {
      start,
      end: edges[index + 1] ?? start,
      state,
      used: numberOrNull(value[index]),
      typical: numberOrNull(typical.get(start)),
    };
  });
}

function withInstants({ start, end, ...hour }: Hour): HourOverview {
  return { start: toInstantText(start), end: toInstantText(end), ...hour };
}

function dayOf(start: number, hours: readonly Hour[]): DayOverview {
  return {
    start: toInstantText(start),
    used: sumOf(hours, 'used'),
    typical: hours.some(({ typical }) => typical === null) ? null : sumOf(hours, 'typical'),
    complete: isComplete(hours),
  };
}

function isComplete(hours: readonly Hour[]): boolean {
  return !hours.some(({ state }) => isAbsent(state) || state === 'before');
}

function compareHours(hours: readonly Hour[]) {
  return comparePeriod(
    hours.map(({ start, end, state, used, typical }) => ({
      usage: { start: toInstantText(start), end: toInstantText(end), state, value: used },
      other: { value: typical },
    })),
  );
}

function expectedOf(hours: readonly Hour[]): number | null {
  return expectedAmount(
    hours.map(({ state, used, typical }) => ({ usage: { state, value: used }, other: { value: typical } })),
  );
}

function sumOf(hours: readonly Hour[], column: 'used' | 'typical'): number | null {
  const known = hours.map((hour) => hour[column]).filter((value) => value !== null);
  return known.length === 0 ? null : exactSum(known);
}
