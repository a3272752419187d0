import { Temporal } from 'temporal-polyfill';
import type { ExportPeriod } from './periods';

/**
 * Returns when a run is due, given how many runs came before it: at the first run's UTC time of day, that many periods
 * later. Milliseconds.
 */
export function runDueAt(startedAt: number, every: ExportPeriod, runs: number): number {
  const first = Temporal.Instant.fromEpochMilliseconds(startedAt).toZonedDateTimeISO('UTC');
  return first.add(periods(every, runs)).epochMilliseconds;
}

/**
 * Returns the number of runs due by `now`, including the first; of the missed runs only the last is made. Milliseconds.
 */
export function runsDue(startedAt: number, every: ExportPeriod, runs: number, now: number): number {
  let due = runs;
  while (runDueAt(startedAt, every, due) <= now) due += 1;
  return due;
}

/**
 * Returns the parameters of a later run: days and month move by that many periods. Ranges of whole calendar months keep
 * their length in months, other ranges in days.
 */
export function shiftedParameters(
  parameters: Readonly<Record<string, string>>,
  every: ExportPeriod,
  runs: number,
): Record<string, string> {
  const { start, end, month } = parameters;
  const shifted = { ...parameters };
  if (month !== undefined) {
    shifted.month = Temporal.PlainYearMonth.from(month).add({ months: runs }).toString();
  }
  if (start !== undefined && end !== undefined) {
    const [from, to] = [start, end].map((day) => Temporal.PlainDate.from(day)) as [
      Temporal.PlainDate,
      Temporal.PlainDate,
    ];
    const next = from.add(periods(every, runs));
    const wholeMonths = from.day === 1 && to.day === 1;
    shifted.start = next.toString();
    shifted.end = next
      .add(wholeMonths && every === 'month' ? from.until(to, { largestUnit: 'months' }) : from.until(to))
      .toString();
  }
  return shifted;
}

/** Returns why a report with these parameters cannot be scheduled at this period; null if it can. */
export function scheduleProblem(
  { start = '', end = '', month }: Readonly<Record<string, string>>,
  every: ExportPeriod,
): string | null {
  if (start.includes('T') || end.includes('T'))
    return 'Choose dates without a time, so that they can move with each run.';
  if (month !== undefined && every !== 'month') return 'This report covers a month, so it can only repeat every month.';
  return null;
}

function periods(every: ExportPeriod, count: number): Temporal.DurationLike {
  return every === 'month' ? { months: count } : { days: daysOf(every, count) };
}

function daysOf(every: ExportPeriod, count: number): number {
  return (every === 'week' ? 7 : 1) * count;
}
