import type { AlertData } from '@/lib/contract/insights';
import type { Formats } from '@/lib/domain/formats/formats';
import type { AlertRule } from '@/lib/domain/insight/finding';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { HOURS_PER_MONTH, HOURS_PER_YEAR } from '@/lib/domain/times';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

/** What a sentence about an alert says it from. */
interface ToldAlert extends Pick<AlertData, 'rule' | 'timezone' | 'meterType'> {
  found: Omit<AlertData['found'], 'evidence' | 'basis'>;
}

/** What the cost of an alert is worked out from; one that has not closed goes on. */
type CostlyAlert = Pick<ToldAlert, 'rule' | 'found'> & Partial<Pick<AlertData, 'closedAt' | 'closedBy'>>;

const HOUR_MS = 3_600_000;

const TITLES: Record<AlertRule, string> = {
  'water-continuous': 'Water has not stopped running',
  'water-night': 'More water runs at night than before',
  'water-burst': 'Very much water in a short time',
  'water-volume': 'A day of very much water',
  'water-winter': 'Much water in winter for the people at home',
  'gas-never-zero': 'Something burns gas all the time',
  'always-on-rise': 'More electricity is always on',
  'unusual-day': 'An unusual day',
};

/** Returns what was found, as a heading: 'Water has not stopped running'. */
export function alertTitle({ rule }: Pick<AlertData, 'rule'>): string {
  return TITLES[rule];
}

/** Returns amounts in the units of display: '1.7 gal'. */
export function amountFormatter(meterType: string, units: UnitSystem, formats: Formats): (value: number) => string {
  const { unit, factor } = displayFacts(meterType, units);
  return (value) => formats.quantity(value * factor, unit);
}

/** Returns what was measured, since when, and against what, in sentences. */
export function alertText(alert: ToldAlert, units: UnitSystem, formats: Formats): string {
  const { rule, timezone, found } = alert;
  const { since, level, limit, typical } = found;
  const amount = amountFormatter(alert.meterType, units, formats);
  const began = `since ${found.sinceIsExact ? '' : 'at least '}${formats.moment(since, timezone)}`;
  const day = formats.day(since, timezone);
  switch (rule) {
    case 'water-continuous':
      return `At least ${amount(level)} in every hour ${began}: about ${amount(level * 24)} a day. A toilet, a faucet or a pipe may be leaking.${aboveTypicalText(alert, formats)}`;
    case 'water-night':
      return `Between ${formats.shortTime({ hour: 2, minute: 0 })} and ${formats.shortTime({ hour: 5, minute: 0 })} at least ${amount(level)} an hour ran in most of the last seven nights, ${began}. In the weeks before it was ${amount(typical ?? 0)}.`;
    case 'water-burst':
      return `Up to ${amount(level)} in an hour ${began}. More than ${amount(limit)} in an hour can be a burst pipe or an open hose.`;
    case 'water-volume':
      return `${amount(level)} on ${day}${typical === null ? '' : `; on the same weekday it is typically ${amount(typical)}`}.`;
    case 'water-winter':
      return `${amount(level)} in 30 days ${began}. In winter, more than ${amount(limit)} for the people in this home often means that something leaks: little is used outdoors.`;
    case 'gas-never-zero':
      return `At least ${amount(level)} in every hour ${began}; before, most hours had none. It can be a pilot light, a water heater, or a leak.`;
    case 'always-on-rise':
      return alwaysOnText(level, typical ?? 0, began, formats);
    case 'unusual-day':
      return `${amount(level)} on ${day}${typical ? `, ${ratioText(level, typical, formats)} a typical day of ${amount(typical)}` : ''}.${topHoursText(alert, formats)}`;
  }
}

/** The rules that find an amount which goes on all the time. */
const CONTINUOUS: readonly AlertRule[] = ['water-continuous', 'gas-never-zero', 'always-on-rise'];

/** The rules about one day that is over. */
const OF_A_DAY: readonly AlertRule[] = ['water-volume', 'unusual-day'];

/**
 * Returns what an alert costs, in a sentence: 'That is about $9 a month.' for what goes on all the time, 'That cost about
 * $12.' once it ended, and what a day cost above a typical one. Null for other rules, for what was withdrawn, and below a
 * cent. `price`: of the meter’s unit.
 */
export function alertCostText(
  { rule, found, closedAt = null, closedBy = null }: CostlyAlert,
  { price, currency }: { price: number; currency: string },
  formats: Formats,
): string | null {
  if (closedBy === 'corrected') return null;
  const { level, typical, since } = found;
  const money = (amount: number) =>
    amount * price < 0.01 ? null : formats.roundMoney(toMicro(amount * price), currency);
  if (OF_A_DAY.includes(rule)) {
    const cost = typical === null ? null : money(level - typical);
    return cost && `That cost about ${cost} more than a typical day.`;
  }
  if (rule === 'water-winter') {
    const cost = money(level);
    return cost && `That cost about ${cost}.`;
  }
  if (!CONTINUOUS.includes(rule)) return null;
  const perHour = rule === 'always-on-rise' ? level - (typical ?? 0) : level;
  const cost = money(perHour * (closedAt === null ? HOURS_PER_MONTH : hoursBetween(since, closedAt)));
  return cost && (closedAt === null ? `That is about ${cost} a month.` : `That cost about ${cost}.`);
}

function hoursBetween(start: string, end: string): number {
  return (Date.parse(end) - Date.parse(start)) / HOUR_MS;
}

/** Returns what to do first, where that must not wait; null for other rules. */
export function warningText({ rule }: Pick<AlertData, 'rule'>): string | null {
  if (rule !== 'gas-never-zero') return null;
  return 'If you smell gas, leave the building at once and call your gas utility from outside.';
}

function aboveTypicalText({ found: { aboveTypical } }: ToldAlert, formats: Formats): string {
  if (!aboveTypical) return '';
  const share = (aboveTypical.usage - aboveTypical.typical) / aboveTypical.typical;
  if (share < 0.05) return '';
  return ` In the last seven days the home used ${formats.percent(share)} more water than is typical.`;
}

function alwaysOnText(level: number, earlier: number, began: string, formats: Formats): string {
  const watts = (kw: number) => formats.quantity(kw * 1000, 'W');
  const more = formats.quantity((level - earlier) * HOURS_PER_YEAR, 'kWh');
  return `${watts(level)} are on around the clock ${began}; 90 days ago it was ${watts(earlier)}. In a year that is ${more} more.`;
}

function ratioText(level: number, typical: number, formats: Formats): string {
  const ratio = level / typical;
  return ratio >= 10 ? 'more than ten times' : `${formats.column(ratio, 1)} times`;
}

function topHoursText({ found: { unusualHours }, timezone }: ToldAlert, formats: Formats): string {
  if (unusualHours.length === 0) return '';
  const times = [...unusualHours]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map(({ start }) => formats.clock(start, timezone));
  return ` Most of it came in the hours that began at ${times.join(', ')}.`;
}

/** Returns how it stands: 'Ended Sat, Nov 28, 1:00 PM MST, after 9 days'. */
export function alertStatus({ state, closedAt, closedBy, timezone, found }: AlertData, formats: Formats): string {
  if (state === 'open' || closedAt === null) return 'Ongoing';
  if (closedBy === 'corrected') return 'Withdrawn: later readings show that there was nothing';
  const hours = Math.max(1, Math.round(hoursBetween(found.since, closedAt)));
  const length = hours < 48 ? formats.counted(hours, 'hour') : formats.counted(hours / 24, 'day');
  return `Ended ${formats.moment(closedAt, timezone)}, after ${length}`;
}

/** Returns what the answer was worked out from, in a sentence. */
export function basisText({ found: { basis, evidence }, knownUntil, timezone }: AlertData, formats: Formats): string {
  const span = `${formats.day(basis.start, timezone)} to ${formats.day(basis.end, timezone)}`;
  const unit = evidence.per === 'hour' ? 'hour' : 'reading';
  return `Worked out from ${formats.counted(basis.known, unit)} of ${formats.counted(basis.expected, unit)}, ${span}. Newest reading: ${formats.moment(knownUntil, timezone)}.`;
}

/** Returns the page's heading. */
export function alertsSentence(alerts: readonly AlertData[], now: number, formats: Formats): string {
  if (alerts.length === 0) return 'No alerts so far.';
  const shown = alerts.filter((alert) => alert.state === 'open' && !isQuiet(alert, now));
  if (shown.length === 0) return 'Nothing needs your attention.';
  return `${formats.counted(shown.length, 'thing')} ${shown.length === 1 ? 'needs' : 'need'} your attention.`;
}

/** True while the user wants no alerts of this kind. */
export function isQuiet({ quietUntil }: Pick<AlertData, 'quietUntil'>, now: number): boolean {
  return quietUntil !== null && Date.parse(quietUntil) > now;
}
