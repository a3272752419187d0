import { instantOf } from '@/lib/domain/calendar';
import type { Span } from '@/lib/domain/series';
import { AppError } from '../errors';

/**
 * Longest range of one answer. A long range takes many requests, and all users share a hundred an hour: without a
 * limit, one URL with a range of 200 years would use them up.
 */
const MAX_YEARS = 10;
const YEAR_MS = 366 * 24 * 3_600_000;

/**
 * Converts a range given as local days of a zone, or as instants, to instants. Throws `bad_request` for a range that
 * ends before it begins or is longer than 10 years.
 */
export function rangeSpan(range: { start: string; end: string }, zone: string): Span {
  const start = instantOf(range.start, zone);
  const end = instantOf(range.end, zone);
  if (!(Date.parse(start) < Date.parse(end))) {
    throw new AppError('bad_request', {
      userMessage: 'The range must end after it starts. The end itself is not included.',
      field: 'end',
    });
  }
  if (Date.parse(end) - Date.parse(start) > MAX_YEARS * YEAR_MS) {
    throw new AppError('bad_request', {
      userMessage: `The range is longer than ${MAX_YEARS} years. Choose a shorter one.`,
      field: 'end',
    });
  }
  return { start, end };
}
