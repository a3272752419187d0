import { wallTime } from '../wall-time';
import { zoneAbbreviation } from '../zone-abbreviation';
import { dayRange, monthDay, namedDay } from './day-text';
import { AMERICAN_RULES, type FormatRules } from './format-rules';
import { moneyText, priceText, roundMoneyText, smallMoneyText } from './money-text';
import { fixedNumber, fixedPercent, MISSING, proseNumber, withUnit } from './number-text';
import { shortTime, type TimeOfDay, timeOfDay, timeRange } from './time-text';

/**
 * Everything that writes numbers and times for people, by one set of rules. Numbers have a real minus sign, and missing
 * is '–', never 0. Instants are UTC texts, written in a zone; calendar days are `YYYY-MM-DD`.
 */
export interface Formats {
  rules: FormatRules;
  /** Three significant digits for text: '14.2', '0.083', '1,230'. */
  prose: (value: number) => string;
  /** Fixed decimals for a column; null is '–'. */
  column: (value: number | null, decimals: number) => string;
  /** '14.2 kWh', or the number alone without a unit; null is '–'. */
  quantity: (value: number | null, unit: string | null) => string;
  /** An amount with fixed decimals and its unit: '1.20 kWh'. */
  amount: (value: number | null, decimals: number, unit: string | null) => string;
  /** '9%' without decimals, or with one below 1%. Ignores the sign, which the sentence expresses. */
  percent: (share: number) => string;
  /** A percentage with fixed decimals: '99.6%'. */
  fixedPercent: (percent: number, decimals: number) => string;
  /** An amount of millionths of a currency: '$103.24'. */
  money: (micro: number, currency: string) => string;
  /** The same for a sentence, without cents from 10 on: '$103'. */
  roundMoney: (micro: number, currency: string) => string;
  /** An amount that is often below one: '20¢', '$1.40'. */
  smallMoney: (micro: number, currency: string) => string;
  /** A price with two to five decimals: '$0.1205'. */
  price: (micro: number, currency: string) => string;
  /** '1,204'. */
  count: (count: number) => string;
  /** '1 gateway', '1,204 gateways'. `plural` is needed where it is not `singular` with an s. */
  counted: (count: number, singular: string, plural?: string) => string;

  /** '2:05 PM'. */
  clock: (at: string, zone: string) => string;
  /** '2 PM', '2:05 PM', for instants that are mostly whole hours. */
  shortClock: (at: string, zone: string) => string;
  /** 'Mon, Nov 9'. */
  day: (at: string, zone: string) => string;
  /** 'Mon, Nov 9, 2026', for dates that may be years ago. */
  date: (at: string, zone: string) => string;
  /** 'Mon, Nov 9, 2:05 PM MST'. */
  moment: (at: string, zone: string) => string;
  /** '2:05 PM', or 'Mon, Nov 9, 2:05 PM' when it is not today. `now` in milliseconds. */
  clockOrMoment: (at: string, now: number, zone: string) => string;

  /** A calendar day: 'Mon, Nov 9'. */
  namedDay: (day: string) => string;
  /** A calendar day with its year: 'Mon, Nov 9, 2026'. */
  namedDate: (day: string) => string;
  /** A calendar day without its weekday: 'Nov 9, 2026'. */
  plainDate: (day: string) => string;
  /** A calendar day without weekday and year: 'Nov 9'. */
  monthDay: (day: string) => string;
  /** Two calendar days, both included: 'Nov 9–15'. A year is written where the two differ, or on wish. */
  dayRange: (first: string, last: string, year?: boolean) => string;
  /** A time of day in the least space: '2 PM', '2:15 PM'. */
  shortTime: (time: TimeOfDay) => string;
  /** '11 AM–12 PM', '2:15–2:30 PM'. */
  timeRange: (from: TimeOfDay, to: TimeOfDay) => string;
}

/** Returns the formats of a set of rules. */
export function formatsOf(rules: FormatRules): Formats {
  const { hours, dates: order } = rules;
  const count = (value: number) => fixedNumber(Math.round(value), 0, rules);
  const clock = (at: string, zone: string) => timeOfDay(wallTime(at, zone), hours);
  const day = (at: string, zone: string) => namedDay(wallTime(at, zone).day, order, false);
  return {
    rules,
    prose: (value) => proseNumber(value, rules),
    column: (value, decimals) => (value === null ? MISSING : fixedNumber(value, decimals, rules)),
    quantity: (value, unit) => (value === null ? MISSING : withUnit(proseNumber(value, rules), unit)),
    amount: (value, decimals, unit) => (value === null ? MISSING : withUnit(fixedNumber(value, decimals, rules), unit)),
    percent: (share) => {
      const percent = Math.abs(share) * 100;
      return fixedPercent(percent, percent > 0 && percent < 0.95 ? 1 : 0, rules);
    },
    fixedPercent: (percent, decimals) => fixedPercent(percent, decimals, rules),
    money: (micro, currency) => moneyText(micro, currency, rules),
    roundMoney: (micro, currency) => roundMoneyText(micro, currency, rules),
    smallMoney: (micro, currency) => smallMoneyText(micro, currency, rules),
    price: (micro, currency) => priceText(micro, currency, rules),
    count,
    counted: (value, singular, plural = `${singular}s`) =>
      `${count(value)} ${Math.round(value) === 1 ? singular : plural}`,
    clock,
    shortClock: (at, zone) => shortTime(wallTime(at, zone), hours),
    day,
    date: (at, zone) => namedDay(wallTime(at, zone).day, order, true),
    moment: (at, zone) => `${day(at, zone)}, ${clock(at, zone)} ${zoneAbbreviation(at, zone)}`,
    clockOrMoment: (at, now, zone) => {
      const isToday = wallTime(new Date(now).toISOString(), zone).day === wallTime(at, zone).day;
      return isToday ? clock(at, zone) : `${day(at, zone)}, ${clock(at, zone)}`;
    },
    namedDay: (text) => namedDay(text, order, false),
    namedDate: (text) => namedDay(text, order, true),
    plainDate: (text) => monthDay(text, order, true),
    monthDay: (text) => monthDay(text, order, false),
    dayRange: (first, last, year = false) => dayRange(first, last, order, year),
    shortTime: (time) => shortTime(time, hours),
    timeRange: (from, to) => timeRange(from, to, hours),
  };
}

/** How numbers and times are written by default, and in texts of the server. */
export const AMERICAN_FORMATS = formatsOf(AMERICAN_RULES);
