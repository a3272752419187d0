import { addDays, dayStart, localDay } from './calendar';
import { toInstantText } from './instant-text';
import type { ResourceGranularity } from './resource';
import type { Span } from './series';

interface Width {
  /** Requests are widened to this many days at most. */
  days: number;
  /** They are widened forward to the end of this at most. */
  block: 'month' | 'year';
}

const MONTH: Width = { days: 31, block: 'month' };
const YEAR: Width = { days: 366, block: 'year' };

/** How far a request is widened: one answer easily holds a month of intervals or readings, or a year of days. */
export const REQUEST_WIDTH: Record<ResourceGranularity, Width> = {
  none: MONTH,
  minute: MONTH,
  fifteenminute: MONTH,
  hour: MONTH,
  bihour: MONTH,
  day: YEAR,
  month: YEAR,
};

/** Returns the end of the calendar month or year, in a zone, to which requests around an instant are widened. Milliseconds. */
export function blockEnd(at: number, granularity: ResourceGranularity, zone: string): number {
  const day = localDay(at, zone);
  const isYear = REQUEST_WIDTH[granularity].block === 'year';
  const first = isYear ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`;
  // 31 (366) days after the first of a month (year) is in the next one, or is its first.
  const next = addDays(first, isYear ? 366 : 31);
  return dayStart(isYear ? `${next.slice(0, 4)}-01-01` : `${next.slice(0, 7)}-01`, zone);
}

/**
 * Splits a span into parts that fit, each as long as possible. It is cut only at the ends of blocks, so that no request
 * for one part is widened forward into the next. A single block counts as fitting. Pure.
 */
export function splitAtBlocks(
  span: Span,
  granularity: ResourceGranularity,
  zone: string,
  fits: (part: Span) => boolean,
): Span[] {
  if (fits(span)) return [span];
  const end = Date.parse(span.end);
  const parts: Span[] = [];
  let part: Span | null = null;
  for (let at = Date.parse(span.start); at < end; ) {
    const next = Math.min(end, blockEnd(at, granularity, zone));
    const block: Span = { start: toInstantText(at), end: toInstantText(next) };
    const longer: Span = { start: part?.start ?? block.start, end: block.end };
    if (part && !fits(longer)) {
      parts.push(part);
      part = block;
    } else part = longer;
    at = next;
  }
  return part ? [...parts, part] : parts;
}
