import type { BillCycle } from './cycle-parts';
import { dayOfLaterMonth, daysBetween } from './day-number';

/**
 * When bills begin: on a day of the month (29 to 31: the last day of shorter months) every one to three months, counted
 * from `startMonth` (1–12) where that is more than one; or on typed days, from real bills.
 */
export type CycleRule =
  | { kind: 'anchor'; day: number; months: 1 | 2 | 3; startMonth?: number }
  | { kind: 'dates'; dates: string[] };

/** Bills of calendar months. */
export const CALENDAR_MONTHS: CycleRule = { kind: 'anchor', day: 1, months: 1 };

const MEAN_MONTH_DAYS = 365.25 / 12;

/** Returns the cycle that a day is in. */
export function cycleOn(rule: CycleRule, day: string): BillCycle {
  return rule.kind === 'anchor' ? anchoredCycle(rule, day) : datedCycle(rule.dates, day);
}

/** Returns the cycles that days touch, `end` excluded, oldest first. */
export function cyclesWithin(rule: CycleRule, start: string, end: string): BillCycle[] {
  const cycles: BillCycle[] = [];
  for (let day = start; day < end; ) {
    const cycle = cycleOn(rule, day);
    cycles.push(cycle);
    day = cycle.end;
  }
  return cycles;
}

/** Returns the cycle before one. */
export function cycleBefore(rule: CycleRule, { start }: Pick<BillCycle, 'start'>): BillCycle {
  return cycleOn(rule, dayBefore(start));
}

/** Returns the cycle a year before one: the one that its middle falls in. */
export function cycleLastYear(rule: CycleRule, { start, end }: Pick<BillCycle, 'start' | 'end'>): BillCycle {
  const middle = new Date((Date.parse(start) + Date.parse(end)) / 2).toISOString().slice(0, 10);
  return cycleOn(rule, dayOfLaterMonth(middle, -12));
}

function anchoredCycle(
  { day: anchor, months, startMonth = 1 }: CycleRule & { kind: 'anchor' },
  day: string,
): BillCycle {
  // Months since the last cycle that began in the start month.
  const phase = (((Number(day.slice(5, 7)) - startMonth) % months) + months) % months;
  let start = dayOfLaterMonth(`${day.slice(0, 8)}01`, -phase, anchor);
  if (start > day) start = dayOfLaterMonth(start, -months, anchor);
  return { start, end: dayOfLaterMonth(start, months, anchor), months };
}

/** Before the first typed day and after the last one, bills are as long, in months, as most of the typed ones. */
function datedCycle(typed: readonly string[], day: string): BillCycle {
  const dates = [...typed].sort();
  const [first = day, last = day] = [dates[0], dates.at(-1)];
  const next = dates.findIndex((date) => date > day);
  const start = next > 0 ? dates[next - 1] : undefined;
  const end = next > 0 ? dates[next] : undefined;
  if (start !== undefined && end !== undefined) return { start, end, months: monthsOf(start, end) };
  const lengths = dates.slice(1).map((date, index) => monthsOf(dates[index] ?? date, date));
  const months = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  const anchor = day < first ? first : last;
  const step = day < first ? -months : months;
  for (let index = 0; ; index += 1) {
    const [from, to] = [dayOfLaterMonth(anchor, index * step), dayOfLaterMonth(anchor, (index + 1) * step)];
    const cycle = step > 0 ? { start: from, end: to, months } : { start: to, end: from, months };
    if (cycle.start <= day && day < cycle.end) return cycle;
  }
}

function monthsOf(start: string, end: string): number {
  return Math.max(1, Math.round(daysBetween(start, end) / MEAN_MONTH_DAYS));
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
