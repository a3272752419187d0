import type { Granularity } from '@/lib/domain/granularity';
import { addLocalDays, daysBetween, isLocalDay, monthStart, monthsBetween, weekdayFromMonday } from './local-day';
import { defaultGranularity, granularityChoices } from './usage-granularity';

export const USAGE_RANGE_KINDS = ['day', 'week', 'month', 'year', 'dates'] as const;
export type UsageRangeKind = (typeof USAGE_RANGE_KINDS)[number];

/**
 * Everything the usage page shows, as the address bar holds it. `start` and `end` are the premise's calendar
 * days, end excluded. Always consistent: a `week` begins on Monday, the granularity is one the range allows.
 */
export interface UsageViewParams {
  range: UsageRangeKind;
  start: string;
  end: string;
  granularity: Granularity;
  table: boolean;
}

/** Longest span of 'any dates', in days: ten years. */
export const MAX_RANGE_DAYS = 3_653;

const GRANULARITY_NAMES = new Set<string>(['fifteenminute', 'hour', 'bihour', 'day', 'month']);

/** The whole day, week, month or year that holds `day`. */
function periodAround(range: Exclude<UsageRangeKind, 'dates'>, day: string): { start: string; end: string } {
  if (range === 'day') return { start: day, end: addLocalDays(day, 1) };
  if (range === 'week') {
    const start = addLocalDays(day, -weekdayFromMonday(day));
    return { start, end: addLocalDays(start, 7) };
  }
  const first = range === 'month' ? monthStart(day, 0) : `${day.slice(0, 4)}-01-01`;
  return { start: first, end: monthStart(first, range === 'month' ? 1 : 12) };
}

function build(
  range: UsageRangeKind,
  span: { start: string; end: string },
  wanted: string,
  table: boolean,
): UsageViewParams {
  const days = daysBetween(span.start, span.end);
  const allowed = granularityChoices(days).some((choice) => choice.granularity === wanted && choice.reason === null);
  const granularity = allowed ? (wanted as Granularity) : defaultGranularity(days);
  return { range, ...(granularity === 'month' ? wholeMonths(span) : span), granularity, table };
}

/** Months are shown whole: any dates grow to the months they touch, so none is cut. */
function wholeMonths({ start, end }: { start: string; end: string }): { start: string; end: string } {
  const first = monthStart(start, 0);
  const last = monthStart(addLocalDays(end, -1), 1);
  return { start: first, end: last };
}

/** What kind of period two days enclose; `end` excluded, `start < end`. */
export function viewOfSpan(start: string, end: string): Pick<UsageViewParams, 'range' | 'start' | 'end'> {
  const kinds = ['day', 'week', 'month', 'year'] as const;
  const fits = (kind: (typeof kinds)[number]) => {
    const period = periodAround(kind, start);
    return period.start === start && period.end === end;
  };
  return { range: kinds.find(fits) ?? 'dates', start, end };
}

/**
 * Reads the view from the address. Whatever is missing or makes no sense falls back: no dates to `today`
 * (a calendar day of the premise), an unfit granularity to the range's own. Never throws.
 */
export function parseUsageView(params: URLSearchParams, today: string): UsageViewParams {
  const asked = params.get('range');
  const from = params.get('start') ?? '';
  const to = params.get('end') ?? '';
  const start = isLocalDay(from) ? from : today;
  const spanGiven = isLocalDay(from) && isLocalDay(to) && from < to;
  const named = USAGE_RANGE_KINDS.find((kind) => kind === asked);
  const range = named ?? (spanGiven ? viewOfSpan(from, to).range : 'day');
  const wanted = params.get('granularity') ?? '';
  const table = params.get('table') === '1';
  if (range !== 'dates') return build(range, periodAround(range, start), wanted, table);
  const end = spanGiven ? to : addLocalDays(start, 1);
  const capped = daysBetween(start, end) > MAX_RANGE_DAYS ? addLocalDays(start, MAX_RANGE_DAYS) : end;
  return build('dates', { start, end: capped }, GRANULARITY_NAMES.has(wanted) ? wanted : '', table);
}

/** Writes the view into a copy of the address's parameters; the others (`account`) stay. */
export function usageViewSearch(view: UsageViewParams, current: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(current);
  next.set('range', view.range);
  next.set('start', view.start);
  next.set('end', view.end);
  next.set('granularity', view.granularity);
  if (view.table) next.set('table', '1');
  else next.delete('table');
  return next;
}

/** One period back (-1) or on (1): the neighbouring day, week, month, year, or as many days or whole months as are shown. */
export function stepView(view: UsageViewParams, direction: -1 | 1): UsageViewParams {
  const { range, start, end } = view;
  if (range === 'dates') {
    if (start.endsWith('-01') && end.endsWith('-01')) {
      const months = monthsBetween(start, end) * direction;
      return { ...view, start: monthStart(start, months), end: monthStart(end, months) };
    }
    const days = daysBetween(start, end) * direction;
    return { ...view, start: addLocalDays(start, days), end: addLocalDays(end, days) };
  }
  const inside = direction === 1 ? end : addLocalDays(start, -1);
  return build(range, periodAround(range, inside), view.granularity, view.table);
}

/**
 * Another kind of range. Zooming in from a period that holds `today` goes to today; otherwise to the period
 * around the start of what is shown. The granularity becomes the new range's own.
 */
export function withRange(view: UsageViewParams, range: UsageRangeKind, today: string): UsageViewParams {
  if (range === 'dates') return { ...view, range };
  const anchor = viewIncludesDay(view, today) ? today : view.start;
  return build(range, periodAround(range, anchor), '', view.table);
}

/** Other intervals over the same range; one that the range does not allow becomes the range's own. */
export function withGranularity(view: UsageViewParams, granularity: Granularity): UsageViewParams {
  return build(view.range, { start: view.start, end: view.end }, granularity, view.table);
}

/** Any dates; the caller makes sure that `start` and `end` are days and `start < end`. */
export function withDates(view: UsageViewParams, start: string, end: string): UsageViewParams {
  const capped = daysBetween(start, end) > MAX_RANGE_DAYS ? addLocalDays(start, MAX_RANGE_DAYS) : end;
  return build('dates', { start, end: capped }, view.granularity, view.table);
}

/** The same kind of range around `today`; any dates become as many days up to and with today. */
export function todayView(view: UsageViewParams, today: string): UsageViewParams {
  if (view.range !== 'dates') return build(view.range, periodAround(view.range, today), view.granularity, view.table);
  const end = addLocalDays(today, 1);
  return { ...view, start: addLocalDays(end, -daysBetween(view.start, view.end)), end };
}

/** True when the view's span holds the day. */
export function viewIncludesDay(view: UsageViewParams, day: string): boolean {
  return view.start <= day && day < view.end;
}
