import { isCounted } from './bucket-states';
import { addDays } from './calendar';
import { exactSum } from './exact-sum';
import type { AlwaysOn } from './insight/always-on';
import type { Bucket } from './series';

/** Months with less of their days measured are not compared. */
const MIN_COVERED = 0.8;

/** What is known of the finished days of a month. */
export interface MonthTotal {
  /** `YYYY-MM`. */
  month: string;
  /** The sum over the measured days; null when none is. */
  sum: number | null;
  /** Days that are over and have a number, and all days that are over since the meter exists. */
  measured: number;
  finished: number;
}

/** Another month beside this one: the same number of days of it, and how much more was used a day; null: not comparable. */
export interface MonthBeside extends MonthTotal {
  share: number | null;
}

/** A meter's month beside others. Null: could not be loaded, or too little is known. */
export interface MeterMonth {
  meterId: string;
  meterType: string;
  /** The user's own name for it. */
  meterName: string | null;
  days: Bucket[];
  /** Typical usage of each day, by its start. */
  typical: Map<string, number>;
  total: MonthTotal;
  before: MonthBeside | null;
  yearBefore: MonthBeside | null;
  /** Of the last two weeks of the month. */
  alwaysOn: AlwaysOn | null;
}

/** A month of a home. */
export interface MonthSummary {
  name: string | null;
  timezone: string;
  month: string;
  /** False while the month runs: it then ends with yesterday, and so do the months beside it. */
  isOver: boolean;
  meters: MeterMonth[];
  /** Meters that are left out: there are too many, or their readings could not be loaded. */
  leftOut: number;
  /** UTC instant. */
  madeAt: string;
}

/** Returns the month `months` later; earlier when negative. */
export function addMonths(month: string, months: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** Returns the first day of a month and of the one after it. */
export function monthDays(month: string): { start: string; end: string } {
  return { start: `${month}-01`, end: `${addMonths(month, 1)}-01` };
}

/** Returns the total of the first days of a month; `buckets` are its days. */
export function monthTotal(
  month: string,
  buckets: readonly Pick<Bucket, 'state' | 'value'>[],
  firstDays = buckets.length,
): MonthTotal {
  const over = buckets
    .slice(0, firstDays)
    .filter(({ state }) => state !== 'running' && state !== 'future' && state !== 'before');
  const values = over.flatMap(({ state, value }) => (isCounted(state) && value !== null ? [value] : []));
  return {
    month,
    sum: values.length === 0 ? null : exactSum(values),
    measured: values.length,
    finished: over.length,
  };
}

/** Returns what was used on a measured day; null when there is none. */
export function perDay({ sum, measured }: MonthTotal): number | null {
  return sum === null ? null : sum / measured;
}

/**
 * Puts another month beside this one, as a share of its use a day: months differ in length, and days may be missing.
 * `theirs` must be of as many days as `ours` when that month is not over.
 */
export function besideMonth(ours: MonthTotal, theirs: MonthTotal): MonthBeside {
  const covered = (total: MonthTotal) => total.measured / Math.max(1, total.finished) >= MIN_COVERED;
  const [use, before] = [perDay(ours), perDay(theirs)];
  const comparable = covered(ours) && covered(theirs) && use !== null && before !== null && before > 0 && use >= 0;
  return { ...theirs, share: comparable ? use / before - 1 : null };
}

/** Returns how many days of a month are over on a day `today`; its days when it is past. */
export function finishedDaysOf(month: string, today: string): number {
  const { start, end } = monthDays(month);
  let count = 0;
  for (let day = start; day < end && day < today; day = addDays(day, 1)) count += 1;
  return count;
}

/**
 * Returns what is typical of each day, by the day's start, from intervals of any length up to a day; not of a day of which a
 * part is not known, nor of the one that runs: of that it may be only the part so far.
 */
export function typicalDays(days: readonly Bucket[], typical: readonly Bucket[]): Map<string, number> {
  const found = new Map<string, number>();
  let next = 0;
  for (const { start, end, state } of days) {
    const values: (number | null)[] = [];
    for (; next < typical.length && (typical[next]?.start ?? '') < end; next += 1)
      values.push(typical[next]?.value ?? null);
    const known = values.filter((value) => value !== null);
    if (state !== 'running' && known.length > 0 && known.length === values.length) found.set(start, exactSum(known));
  }
  return found;
}
