import { Temporal } from 'temporal-polyfill';
import type { ExportPeriod } from './periods';

/** When the run after so many others is due: the first one's clock time by UTC, periods later. Milliseconds. Pure. */
export function runDueAt(startedAt: number, every: ExportPeriod, runs: number): number {
  const first = Temporal.Instant.fromEpochMilliseconds(startedAt).toZonedDateTimeISO('UTC');
  return first.add(periods(every, runs)).epochMilliseconds;
}

/**
 * Runs that are due by `now`, counted from the first: of those that were missed only the last is made. Milliseconds.
 * Pure.
 */
export function runsDue(startedAt: number, every: ExportPeriod, runs: number, now: number): number {
  let due = runs;
  while (runDueAt(startedAt, every, due) <= now) due += 1;
  return due;
}

/**
 * The parameters of a later run: its days, and its month, moved along by as many periods. The length of a range of
 * whole months is kept in months, every other in days. Pure.
 */
export function shiftedParameters(
  parameters: Readonly<Record<string, string>>,
  every: ExportPeriod,
  runs: number,
): Record<string, string> {
  const { start, end, month } = parameters;
  const moved = { ...parameters };
  if (month !== undefined) {
    moved.month = Temporal.PlainYearMonth.from(month).add({ months: runs }).toString();
  }
  if (start !== undefined && end !== undefined) {
    const [from, to] = [start, end].map((day) => Temporal.PlainDate.from(day)) as [
      Temporal.PlainDate,
      Temporal.PlainDate,
    ];
    const next = from.add(periods(every, runs));
    const wholeMonths = from.day === 1 && to.day === 1;
    moved.start = next.toString();
    moved.end = next
      .add(wholeMonths && every === 'month' ? from.until(to, { largestUnit: 'months' }) : from.until(to))
      .toString();
  }
  return moved;
}

/** Why a report with these parameters can't be run again that often; null where it can. Pure. */
export function scheduleProblem(
  { start = '', end = '', month }: Readonly<Record<string, string>>,
  every: ExportPeriod,
): string | null {
  if (start.includes('T') || end.includes('T')) return 'Give days, which can be moved along, instead of instants.';
  if (month !== undefined && every !== 'month') return 'This report is of a month: run it again every month.';
  return null;
}

function periods(every: ExportPeriod, count: number): Temporal.DurationLike {
  return every === 'month' ? { months: count } : { days: daysOf(every, count) };
}

function daysOf(every: ExportPeriod, count: number): number {
  return (every === 'week' ? 7 : 1) * count;
}
