import { daysBetween } from '@/lib/domain/local-day';
import { MAX_HISTORY_GATEWAYS, maxHistoryDays } from '../domain/grid/history-size';
import { parseLimits } from '../domain/grid/limits-text';
import type { GridHistoryViewParams } from './grid-history-view';
import { dayProblems, quoted } from './link-days';

/** Returns what a link to a grid history names that `view`, parsed from it, does not show, in sentences. */
export function gridLinkProblems(params: URLSearchParams, view: GridHistoryViewParams): string[] {
  const days = dayProblems(params, true);
  const start = params.get('start');
  const end = params.get('end');
  const maxDays = maxHistoryDays(view.gateways.length, view.neighbours);
  const isTooLong = days.length === 0 && start && end && daysBetween(start, end) > maxDays;
  const limits = params.get('limits');
  const named = new Set(params.getAll('gateway').filter((id) => id !== ''));
  return [
    ...days,
    ...(isTooLong ? [`It spans more than the ${maxDays} days that fit with this many gateways.`] : []),
    ...(limits !== null && limits !== view.limits ? [`Its limits, ${quoted(limits)}, can’t be read.`] : []),
    ...(named.size > MAX_HISTORY_GATEWAYS
      ? [`It names ${named.size} gateways; at most ${MAX_HISTORY_GATEWAYS} can be compared.`]
      : []),
  ];
}

/** Returns what is wrong with the limits of a link to the grid's table; empty when nothing is. */
export function limitsProblem(limits: string | null): string[] {
  return limits === null || parseLimits(limits) ? [] : [`Its limits, ${quoted(limits)}, can’t be read.`];
}
