import { addLocalDays, daysBetween, isLocalDay } from '@/lib/domain/local-day';
import { MAX_HISTORY_GATEWAYS, maxHistoryDays } from '../domain/grid/history-size';
import { DEFAULT_LIMITS, parseLimits } from '../domain/grid/limits-text';

/** What the grid history shows, as stored in the URL. Days of the first gateway's premise, end excluded. */
export interface GridHistoryViewParams {
  gateways: string[];
  start: string;
  end: string;
  /** In the format of `parseLimits`. */
  limits: string;
  /** Whether to compare with neighbors. */
  neighbours: boolean;
}

/** Named ranges, in days up to and including today. */
export const GRID_RANGES = [
  [1, 'Today'],
  [7, '7 days'],
  [30, '30 days'],
] as const;

/** Parses the view from the URL; today if the dates are invalid. Never throws. */
export function parseGridHistoryView(params: URLSearchParams, today: string): GridHistoryViewParams {
  const start = params.get('start') ?? '';
  const end = params.get('end') ?? '';
  const limits = params.get('limits') ?? DEFAULT_LIMITS;
  const gateways = [...new Set(params.getAll('gateway').filter((id) => id !== '' && id.length <= 200))].slice(
    0,
    MAX_HISTORY_GATEWAYS,
  );
  const neighbours = params.get('neighbours') === '1';
  const maxDays = maxHistoryDays(gateways.length, neighbours);
  const isValid = isLocalDay(start) && isLocalDay(end) && start < end && daysBetween(start, end) <= maxDays;
  return {
    gateways,
    ...(isValid ? { start, end } : lastDays(1, today)),
    limits: parseLimits(limits) ? limits : DEFAULT_LIMITS,
    neighbours,
  };
}

/** Returns the range of `days` days up to and including today. */
export function lastDays(days: number, today: string): { start: string; end: string } {
  return { start: addLocalDays(today, 1 - days), end: addLocalDays(today, 1) };
}

/** Returns the view as a query, for our API and the URL. Equal views give equal texts. */
export function gridHistorySearch({ gateways, start, end, limits, neighbours }: GridHistoryViewParams): string {
  const search = new URLSearchParams();
  for (const id of gateways) search.append('gateway', id);
  search.set('start', start);
  search.set('end', end);
  if (limits !== DEFAULT_LIMITS) search.set('limits', limits);
  if (neighbours) search.set('neighbours', '1');
  return search.toString();
}
