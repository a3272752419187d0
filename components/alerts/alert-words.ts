import type { AlertData } from '@/lib/contract/insights';
import type { AlertRule } from '@/lib/domain/insight/finding';
import { counted, percentText, quantity } from '@/lib/domain/numbers';
import { clockInZone, dayInZone, momentInZone } from '@/lib/domain/times';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

const HOUR_MS = 3_600_000;
const HOURS_PER_YEAR = 8766;

const TITLES: Record<AlertRule, string> = {
  'water-continuous': 'Water has not stopped running',
  'water-night': 'More water runs at night than before',
  'water-burst': 'Very much water in a short time',
  'water-volume': 'A day of very much water',
  'gas-never-zero': 'Something burns gas all the time',
  'always-on-rise': 'More electricity is always on',
  'unusual-day': 'An unusual day',
};

/** Returns what was found, as a heading: 'Water has not stopped running'. */
export function alertTitle({ rule }: Pick<AlertData, 'rule'>): string {
  return TITLES[rule];
}

/** Returns amounts in the units of display: '1.7 gal'. */
export function amountFormatter(meterType: string, units: UnitSystem): (value: number) => string {
  const { unit, factor } = displayFacts(meterType, units);
  return (value) => quantity(value * factor, unit);
}

/** Returns what was measured, since when, and against what, in sentences. */
export function alertText(alert: AlertData, units: UnitSystem): string {
  const { rule, timezone, found } = alert;
  const { since, level, limit, typical } = found;
  const amount = amountFormatter(alert.meterType, units);
  const began = `since ${found.sinceIsExact ? '' : 'at least '}${momentInZone(since, timezone)}`;
  const day = dayInZone(since, timezone);
  switch (rule) {
    case 'water-continuous':
      return `At least ${amount(level)} in every hour ${began}: about ${amount(level * 24)} a day. A toilet, a faucet or a pipe may be leaking.${aboveTypicalText(alert)}`;
    case 'water-night':
      return `Between 2 and 5 o’clock at least ${amount(level)} an hour ran in most of the last seven nights, ${began}. In the weeks before it was ${amount(typical ?? 0)}.`;
    case 'water-burst':
      return `Up to ${amount(level)} in an hour ${began}. More than ${amount(limit)} in an hour can be a burst pipe or an open hose.`;
    case 'water-volume':
      return `${amount(level)} on ${day}${typical === null ? '' : `; on the same weekday it is typically ${amount(typical)}`}.`;
    case 'gas-never-zero':
      return `At least ${amount(level)} in every hour ${began}; before, most hours had none. It can be a pilot light, a water heater, or a leak.`;
    case 'always-on-rise':
      return alwaysOnText(level, typical ?? 0, began);
    case 'unusual-day':
      return `${amount(level)} on ${day}${typical ? `, ${ratioText(level, typical)} a typical day of ${amount(typical)}` : ''}.${topHoursText(alert)}`;
  }
}

/** Returns what to do first, where that must not wait; null for other rules. */
export function warningText({ rule }: Pick<AlertData, 'rule'>): string | null {
  if (rule !== 'gas-never-zero') return null;
  return 'If you smell gas, leave the building at once and call your gas utility from outside.';
}

function aboveTypicalText({ found: { aboveTypical } }: AlertData): string {
  if (!aboveTypical) return '';
  const share = (aboveTypical.usage - aboveTypical.typical) / aboveTypical.typical;
  if (share < 0.05) return '';
  return ` In the last seven days the home used ${percentText(share)} more water than is typical.`;
}

function alwaysOnText(level: number, earlier: number, began: string): string {
  const watts = (kw: number) => quantity(kw * 1000, 'W');
  const more = quantity((level - earlier) * HOURS_PER_YEAR, 'kWh');
  return `${watts(level)} are on around the clock ${began}; 90 days ago it was ${watts(earlier)}. In a year that is ${more} more.`;
}

function ratioText(level: number, typical: number): string {
  const ratio = level / typical;
  return ratio >= 10 ? 'more than ten times' : `${ratio.toFixed(1)} times`;
}

function topHoursText({ found: { unusualHours }, timezone }: AlertData): string {
  if (unusualHours.length === 0) return '';
  const times = [...unusualHours]
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map(({ start }) => clockInZone(start, timezone));
  return ` Most of it came in the hours that began at ${times.join(', ')}.`;
}

/** Returns how it stands: 'Ended Sat 28 Nov, 13:00 MST, after 9 days'. */
export function alertStatus({ state, closedAt, closedBy, timezone, found }: AlertData): string {
  if (state === 'open' || closedAt === null) return 'Open';
  if (closedBy === 'corrected') return 'Withdrawn: later readings show that there was nothing';
  const hours = Math.max(1, Math.round((Date.parse(closedAt) - Date.parse(found.since)) / HOUR_MS));
  const length = hours < 48 ? counted(hours, 'hour') : counted(hours / 24, 'day');
  return `Ended ${momentInZone(closedAt, timezone)}, after ${length}`;
}

/** Returns what the answer was worked out from, in a sentence. */
export function basisText({ found: { basis, evidence }, knownUntil, timezone }: AlertData): string {
  const span = `${dayInZone(basis.start, timezone)} to ${dayInZone(basis.end, timezone)}`;
  const unit = evidence.per === 'hour' ? 'hour' : 'reading';
  return `Worked out from ${counted(basis.known, unit)} of ${counted(basis.expected, unit)}, ${span}. Newest reading: ${momentInZone(knownUntil, timezone)}.`;
}

/** Returns the page's heading. */
export function alertsSentence(alerts: readonly AlertData[], now: number): string {
  const shown = alerts.filter((alert) => alert.state === 'open' && !isQuiet(alert, now));
  if (shown.length === 0) return 'Nothing needs your attention.';
  return `${counted(shown.length, 'thing')} ${shown.length === 1 ? 'needs' : 'need'} your attention.`;
}

/** True while the user wants no alerts of this kind. */
export function isQuiet({ quietUntil }: Pick<AlertData, 'quietUntil'>, now: number): boolean {
  return quietUntil !== null && Date.parse(quietUntil) > now;
}
