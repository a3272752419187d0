import { toInstantText } from '../calendar';
import type { Span } from '../series';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Gateways tell their measurements about this often. */
const EVERY_MS = 5 * MINUTE_MS;
/** Rows of one answer: some eight megabytes of it. */
const MOST_ROWS = 60_000;

/**
 * A span in pieces, of which each holds as many measurements of all gateways as one answer should: whole days of a few
 * gateways, minutes of very many. Pure.
 */
export function gridWindows({ start, end }: Span, gateways: number): Span[] {
  const fits = (MOST_ROWS / Math.max(1, gateways)) * EVERY_MS;
  const step = fits >= DAY_MS ? DAY_MS : EVERY_MS;
  const length = Math.max(step, Math.floor(fits / step) * step);
  const windows: Span[] = [];
  const last = Date.parse(end);
  for (let at = Date.parse(start); at < last; at += length) {
    windows.push({ start: toInstantText(at), end: toInstantText(Math.min(last, at + length)) });
  }
  return windows;
}

/** A span in two halves; null where it is too short to be cut. Pure. */
export function halveSpan({ start, end }: Span): [Span, Span] | null {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const middle = from + Math.floor((to - from) / 2 / EVERY_MS) * EVERY_MS;
  if (middle <= from) return null;
  const cut = toInstantText(middle);
  return [
    { start, end: cut },
    { start: cut, end },
  ];
}
