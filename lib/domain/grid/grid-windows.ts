import { toInstantText } from '../instant-text';
import type { Span } from '../series';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Gateways send measurements about this often. */
const MEASUREMENT_INTERVAL_MS = 5 * MINUTE_MS;
/** Rows per answer, about eight megabytes. */
const MAX_ROWS = 60_000;

/**
 * Splits a span into windows so that one answer about all gateways stays below the row limit: whole days for a few
 * gateways, minutes for very many. Pure.
 */
export function gridWindows({ start, end }: Span, gateways: number): Span[] {
  const maxLength = (MAX_ROWS / Math.max(1, gateways)) * MEASUREMENT_INTERVAL_MS;
  const step = maxLength >= DAY_MS ? DAY_MS : MEASUREMENT_INTERVAL_MS;
  const length = Math.max(step, Math.floor(maxLength / step) * step);
  const windows: Span[] = [];
  const last = Date.parse(end);
  for (let at = Date.parse(start); at < last; at += length) {
    windows.push({ start: toInstantText(at), end: toInstantText(Math.min(last, at + length)) });
  }
  return windows;
}

/** Splits a span into two halves; null when it is too short. Pure. */
export function halveSpan({ start, end }: Span): [Span, Span] | null {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const middle = from + Math.floor((to - from) / 2 / MEASUREMENT_INTERVAL_MS) * MEASUREMENT_INTERVAL_MS;
  if (middle <= from) return null;
  const cut = toInstantText(middle);
  return [
    { start, end: cut },
    { start: cut, end },
  ];
}
