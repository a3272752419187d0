import { MAX_HISTORY_GATEWAYS, maxHistoryDays } from '../domain/grid/history-size';
import { DEFAULT_LIMITS, parseLimits } from '../domain/grid/limits-text';
import { addLocalDays, daysBetween, isLocalDay } from './local-day';

/** What a history of the grid shows, as the address bar holds it. Days of the first gateway's premise, end excluded. */
export interface GridHistoryViewParams {
  gateways: string[];
  start: string;
  end: string;
  /** As `parseLimits` reads them. */
  limits: string;
  /** Compared with the neighbours. */
  neighbours: boolean;
}

/** Ranges that can be chosen by name, in days up to and with today. */
export const GRID_RANGES = [
  [1, 'Today'],
  [7, '7 days'],
  [30, '30 days'],
] as const;

/** Reads the view from the address; without sensible dates, today. Never throws. */
export function parseGridHistoryView(params: URLSearchParams, today: string): GridHistoryViewParams {
  const start = params.get('start') ?? '';
  const end = params.get('end') ?? '';
  const limits = params.get('limits') ?? DEFAULT_LIMITS;
  const gateways = [...new Set(params.getAll('gateway').filter((id) => id !== '' && id.length <= 200))].slice(
    0,
    MAX_HISTORY_GATEWAYS,
  );
  const neighbours = params.get('neighbours') === '1';
  const most = maxHistoryDays(gateways.length, neighbours);
  const given = isLocalDay(start) && isLocalDay(end) && start < end && daysBetween(start, end) <= most;
  return {
    gateways,
    ...(given ? { start, end } : lastDays(1, today)),
    limits: parseLimits(limits) ? limits : DEFAULT_LIMITS,
    neighbours,
  };
}

/** So many days up to and with today. */
export function lastDays(days: number, today: string): { start: string; end: string } {
  return { start: addLocalDays(today, 1 - days), end: addLocalDays(today, 1) };
}

/** The view as our API and the address bar take it. The same view always gives the same text. */
export function gridHistorySearch({ gateways, start, end, limits, neighbours }: GridHistoryViewParams): string {
  const search = new URLSearchParams();
  for (const id of gateways) search.append('gateway', id);
  search.set('start', start);
  search.set('end', end);
  if (limits !== DEFAULT_LIMITS) search.set('limits', limits);
  if (neighbours) search.set('neighbours', '1');
  return search.toString();
}
