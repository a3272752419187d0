import { countBuckets } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import type { Meter, Premise } from '@/lib/domain/premise';
import { AppError } from '../errors';
import type { SeriesQuery } from '../ports/archive';
import { rangeSpan } from './range-span';

/** What one answer holds at most: a year of quarter hours. */
const MOST_BUCKETS = 36_600;

const QUARTER_MS = 15 * 60_000;

/**
 * Turns a range as a person gives it (local days of the premise, or instants) into a query. Throws `bad_request` for
 * a range that ends before it begins, or is longer or has more intervals than one answer may hold.
 */
export function toSeriesQuery(
  premise: Premise,
  meter: Meter,
  range: { kind: SeriesKind; start: string; end: string; granularity: Granularity },
): SeriesQuery {
  const { start, end } = rangeSpan(range, premise.timezone);
  if (countBuckets({ start, end }, range.granularity) > MOST_BUCKETS) {
    throw new AppError('bad_request', {
      userMessage: `That range has more than ${MOST_BUCKETS} intervals. Choose a shorter range or a coarser granularity.`,
      field: 'granularity',
    });
  }
  // What begins inside a quarter of an hour has to be added up from minutes.
  const fromMinutes = [start, end].some((instant) => Date.parse(instant) % QUARTER_MS !== 0);
  if (fromMinutes && countBuckets({ start, end }, 'minute') > MOST_BUCKETS) {
    throw new AppError('bad_request', {
      userMessage: 'A range of more than three weeks has to begin and end on a quarter of an hour.',
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
