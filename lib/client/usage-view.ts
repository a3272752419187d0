import { COMPARE_MODES, type CompareMode } from '@/lib/domain/compare/compare-mode';
import { GRANULARITIES, type Granularity } from '@/lib/domain/granularity';
import { addLocalDays, daysBetween, isLocalDay, monthStart, monthsBetween, weekStart } from '@/lib/domain/local-day';
import { defaultGranularity, granularityChoices } from './usage-granularity';

export const USAGE_RANGE_KINDS = ['day', 'week', 'month', 'year', 'dates'] as const;
export type UsageRangeKind = (typeof USAGE_RANGE_KINDS)[number];

/**
 * What the usage page shows, as stored in the URL. `start` and `end` are calendar days of the premise, end excluded.
 * Always consistent: a `week` has seven days, and the range allows the granularity. The URL has both days, so that a link
 * shows the same week to readers whose weeks begin on different days.
 */
export interface UsageViewParams {
  range: UsageRangeKind;
  start: string;
  end: string;
  granularity: Granularity;
  compare: CompareMode;
  /** The details of the meter are open, with the table. */
  table: boolean;
}

/** Longest range of kind `dates`, in days: ten years. */
export const MAX_RANGE_DAYS = 3_653;

const GRANULARITY_NAMES = new Set<string>(GRANULARITIES);

/** Returns the day, week, month or year that contains `day`; weeks begin on `firstWeekday`, from 0 for Sunday to 6. */
function periodAround(
  range: Exclude<UsageRangeKind, 'dates'>,
  day: string,
  firstWeekday: number,
): { start: string; end: string } {
  if (range === 'day') return { start: day, end: addLocalDays(day, 1) };
  if (range === 'week') {
    const start = weekStart(day, firstWeekday);
    return { start, end: addLocalDays(start, 7) };
  }
  const first = range === 'month' ? monthStart(day, 0) : `${day.slice(0, 4)}-01-01`;
  return { start: first, end: monthStart(first, range === 'month' ? 1 : 12) };
}

function build(
  range: UsageRangeKind,
  span: { start: string; end: string },
  requested: string,
  { compare, table }: Pick<UsageViewParams, 'compare' | 'table'>,
): UsageViewParams {
  const days = daysBetween(span.start, span.end);
  const allowed = granularityChoices(days).some((choice) => choice.granularity === requested);
  const granularity = allowed ? (requested as Granularity) : defaultGranularity(days);
  return {
    range,
    ...(granularity === 'month' ? wholeMonths(span) : span),
    granularity,
    // Months have no weekday.
    compare: granularity === 'month' && compare === 'year-weekday' ? 'year' : compare,
    table,
  };
}

/** Extends dates to whole calendar months, so that no month is cut. */
function wholeMonths({ start, end }: { start: string; end: string }): { start: string; end: string } {
  const first = monthStart(start, 0);
  const last = monthStart(addLocalDays(end, -1), 1);
  return { start: first, end: last };
}

/** Returns which kind of period two days enclose; `end` excluded, `start < end`. */
export function viewOfSpan(
  start: string,
  end: string,
  firstWeekday: number,
): Pick<UsageViewParams, 'range' | 'start' | 'end'> {
  const kinds = ['day', 'week', 'month', 'year'] as const;
  const fits = (kind: (typeof kinds)[number]) => {
    const period = periodAround(kind, start, firstWeekday);
    return period.start === start && period.end === end;
  };
  return { range: kinds.find(fits) ?? 'dates', start, end };
}

/**
 * Parses the view from the URL. Missing or invalid values are replaced: dates by `today` (a calendar day of the
 * premise), the granularity by the range's default. A week that is not given begins on `firstWeekday`. Never throws.
 */
export function parseUsageView(params: URLSearchParams, today: string, firstWeekday: number): UsageViewParams {
  const rangeParam = params.get('range');
  const from = params.get('start') ?? '';
  const to = params.get('end') ?? '';
  const start = isLocalDay(from) ? from : today;
  const spanGiven = isLocalDay(from) && isLocalDay(to) && from < to;
  const named = USAGE_RANGE_KINDS.find((kind) => kind === rangeParam);
  const range = named ?? (spanGiven ? viewOfSpan(from, to, firstWeekday).range : 'day');
  const requested = params.get('granularity') ?? '';
  const rest = { compare: compareOf(params), table: params.get('table') === '1' };
  const weekGiven = range === 'week' && spanGiven && daysBetween(from, to) === 7;
  if (weekGiven) return build(range, { start: from, end: to }, requested, rest);
  if (range !== 'dates') return build(range, periodAround(range, start, firstWeekday), requested, rest);
  const end = spanGiven ? to : addLocalDays(start, 1);
  const capped = daysBetween(start, end) > MAX_RANGE_DAYS ? addLocalDays(start, MAX_RANGE_DAYS) : end;
  return build('dates', { start, end: capped }, GRANULARITY_NAMES.has(requested) ? requested : '', rest);
}

/** Returns what the URL asks to compare with. `average=1` is how older links name comparable homes. */
function compareOf(params: URLSearchParams): CompareMode {
  const named = COMPARE_MODES.find((mode) => mode === params.get('compare'));
  return named ?? (params.get('average') === '1' ? 'homes' : 'typical');
}

/** Returns the URL's parameters with the view's; others such as `account` stay. */
export function usageViewSearch(view: UsageViewParams, current: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(current);
  next.set('range', view.range);
  next.set('start', view.start);
  next.set('end', view.end);
  next.set('granularity', view.granularity);
  if (view.table) next.set('table', '1');
  else next.delete('table');
  if (view.compare === 'typical') next.delete('compare');
  else next.set('compare', view.compare);
  next.delete('average');
  return next;
}

/** Moves the view one period back (-1) or forward (1); for `dates`, by the number of days or full months shown. */
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
  // A week begins on the same day as the one shown.
  return build(range, periodAround(range, inside, new Date(start).getUTCDay()), view.granularity, view);
}

/**
 * Switches to another kind of range: the period around `today` if it is visible, otherwise around the visible start.
 * The granularity becomes the new range's default.
 */
export function withRange(
  view: UsageViewParams,
  range: UsageRangeKind,
  today: string,
  firstWeekday: number,
): UsageViewParams {
  if (range === 'dates') return { ...view, range };
  const anchor = viewIncludesDay(view, today) ? today : view.start;
  return build(range, periodAround(range, anchor, firstWeekday), '', view);
}

/** Changes what usage is compared with. */
export function withCompare(view: UsageViewParams, compare: CompareMode): UsageViewParams {
  return build(view.range, { start: view.start, end: view.end }, view.granularity, { ...view, compare });
}

/** Changes the granularity; one that the range does not allow becomes the range's default. */
export function withGranularity(view: UsageViewParams, granularity: Granularity): UsageViewParams {
  return build(view.range, { start: view.start, end: view.end }, granularity, view);
}

/** Switches to arbitrary dates; the caller has checked that `start` and `end` are days and `start < end`. */
export function withDates(view: UsageViewParams, start: string, end: string): UsageViewParams {
  const capped = daysBetween(start, end) > MAX_RANGE_DAYS ? addLocalDays(start, MAX_RANGE_DAYS) : end;
  return build('dates', { start, end: capped }, view.granularity, view);
}

/** Moves to `today` with the same kind of range; arbitrary dates become the same number of days up to today. */
export function todayView(view: UsageViewParams, today: string, firstWeekday: number): UsageViewParams {
  if (view.range !== 'dates')
    return build(view.range, periodAround(view.range, today, firstWeekday), view.granularity, view);
  const end = addLocalDays(today, 1);
  return { ...view, start: addLocalDays(end, -daysBetween(view.start, view.end)), end };
}

/** True when the view's range includes the day. */
export function viewIncludesDay(view: UsageViewParams, day: string): boolean {
  return view.start <= day && day < view.end;
}
