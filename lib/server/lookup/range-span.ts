import { instantOf } from '@/lib/domain/calendar';
import type { Span } from '@/lib/domain/series';
import { AppError } from '../errors';

/**
 * How far one answer reaches at most. The cloud answers a long range in many requests, and everybody here shares a
 * hundred an hour: without an end, one address with two hundred years in it would take them all.
 */
const MOST_YEARS = 10;
const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * A range as a person gives it (local days of a zone, or instants) as instants. Throws `bad_request` for one that ends
 * before it begins or is longer than one answer may be.
 */
export function rangeSpan(range: { start: string; end: string }, zone: string): Span {
  const start = instantOf(range.start, zone);
  const end = instantOf(range.end, zone);
  if (!(Date.parse(start) < Date.parse(end))) {
    throw new AppError('bad_request', {
      userMessage: 'The range ends before it begins. Give an end after the start; the end itself is not included.',
      field: 'end',
    });
  }
  if (Date.parse(end) - Date.parse(start) > MOST_YEARS * YEAR_MS) {
    throw new AppError('bad_request', {
      userMessage: `That range is longer than ${MOST_YEARS} years. Choose a shorter one, and another for the rest.`,
      field: 'end',
    });
  }
  return { start, end };
}
