import { localDayStart } from './clock-pieces';
import { daysBetween, daysInMonthOf, laterDay } from './day-number';
import type { DayRange } from './price-segments';
import { seasonIndex } from './seasons';
import { type MonthRule, type Period, type Tariff, type TariffVersion, versionOn } from './tariff';

/** One bill: local days, `end` excluded. `months`: how many it is for by name, 1 for a monthly bill of 29 days. */
export interface BillCycle extends DayRange {
  months: number;
}

/** Adjacent days of a cycle with the same version of the tariff and the same season. */
export interface CyclePart extends DayRange {
  version: TariffVersion;
  season: number;
  /** Instants in milliseconds. */
  span: { start: number; end: number };
}

/** Returns the parts of the days of a cycle that have prices: before the first version there are none. */
export function cycleParts(tariff: Pick<Tariff, 'versions'>, cycle: DayRange, zone: string): CyclePart[] {
  const parts: CyclePart[] = [];
  for (let day = cycle.start; day < cycle.end; day = laterDay(day, 1)) {
    const version = versionOn(tariff, day);
    if (!version) continue;
    const season = seasonIndex(version, day);
    const last = parts.at(-1);
    if (last?.version === version && last.season === season) last.end = laterDay(day, 1);
    else parts.push({ start: day, end: laterDay(day, 1), version, season, span: { start: 0, end: 0 } });
  }
  return parts.map((part) => ({ ...part, span: spanOfDays(part, zone) }));
}

/** Returns local days as a span of instants (milliseconds). */
export function spanOfDays({ start, end }: DayRange, zone: string): { start: number; end: number } {
  return { start: localDayStart(start, zone), end: localDayStart(end, zone) };
}

/** Returns adjacent parts as one where only the season differs, for prices that are the same all year. */
export function partsByVersion(parts: readonly CyclePart[]): CyclePart[] {
  const joined: CyclePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.version === part.version && last.end === part.start) {
      joined[joined.length - 1] = { ...last, end: part.end, span: { start: last.span.start, end: part.span.end } };
    } else joined.push(part);
  }
  return joined;
}

/**
 * Returns how often an amount for a period counts in some days of a cycle: 29 for 29 days, 1 for all days of a monthly
 * bill, 0.4 for 12 of its 30 days.
 */
export function periodsIn(days: DayRange, cycle: BillCycle, per: Period, rule: MonthRule): number {
  const count = daysBetween(days.start, days.end);
  if (per === 'day') return count;
  if (per === 'cycle') return count / daysBetween(cycle.start, cycle.end);
  if (rule === 'whole') return (cycle.months * count) / daysBetween(cycle.start, cycle.end);
  if (rule === 'days30') return count / 30;
  if (rule === 'avg365') return (count * 12) / 365;
  let months = 0;
  for (let day = days.start; day < days.end; ) {
    const monthEnd = laterDay(`${day.slice(0, 8)}01`, daysInMonthOf(day));
    const until = earlierDay(monthEnd, days.end);
    months += daysBetween(day, until) / daysInMonthOf(day);
    day = until;
  }
  return months;
}

/** Returns the earlier of two days. */
export function earlierDay(a: string, b: string): string {
  return a < b ? a : b;
}
