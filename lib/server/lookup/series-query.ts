import { countBuckets } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import { AppError } from '../errors';
import type { SeriesQuery } from '../ports/archive';
import { rangeSpan } from './range-span';

/** Most intervals of one answer: a month of minutes, or more than a year of quarter hours. */
export const MAX_BUCKETS = 46_500;

const QUARTER_MS = 15 * 60_000;

/**
 * Returns the series query for a range given as local days of the premise, or as instants. Throws `bad_request` for a
 * range that ends before it begins, is longer than 10 years, or has too many intervals.
 */
export function toSeriesQuery(
  premise: Premise,
  meter: Meter,
  range: { kind: SeriesKind; start: string; end: string; granularity: Granularity },
): SeriesQuery {
  const { start, end } = rangeSpan(range, premise.timezone);
  if (countBuckets({ start, end }, range.granularity) > MAX_BUCKETS) {
    throw new AppError('bad_request', {
      userMessage: `The range has more than ${MAX_BUCKETS} intervals. Choose a shorter range or a coarser granularity.`,
      field: 'granularity',
    });
  }
  // Intervals that begin inside a quarter of an hour are summed from minutes.
  const fromMinutes = [start, end].some((instant) => Date.parse(instant) % QUARTER_MS !== 0);
  if (fromMinutes && countBuckets({ start, end }, 'minute') > MAX_BUCKETS) {
    throw new AppError('bad_request', {
      userMessage: 'A range longer than a month must begin and end on a quarter of an hour.',
      field: Date.parse(start) % QUARTER_MS === 0 ? 'end' : 'start',
    });
  }
  return {
    start,
    end,
    meterId: meter.id,
    meterType: meter.type,
    meterCreatedAt: meter.createdAt,
    kind: range.kind,
    granularity: range.granularity,
    timezone: premise.timezone,
  };
}
