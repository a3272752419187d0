import type { Granularity, SeriesKind } from './granularity';

/** Half-open span of UTC instants (`YYYY-MM-DDTHH:MM:SSZ`): `start <= t < end`. */
export interface Span {
  start: string;
  end: string;
}

/**
 * - `measured`: the cloud sent a number for a closed interval
 * - `derived`: added up from finer intervals, all of which have a number
 * - `missing`: the interval is over and the cloud has no number
 * - `unasked`: the interval is over and not stored, as it could not be fetched
 * - `running`: the interval contains the time of the answer; its value (may be null) still grows
 * - `future`: the interval has not begun
 * - `before`: the interval is before the meter existed
 */
export type BucketState = 'measured' | 'derived' | 'missing' | 'unasked' | 'running' | 'future' | 'before';

/** One interval of the premise's calendar with its values. */
export interface Bucket extends Span {
  value: number | null;
  rate: number | null;
  register: number | null;
  actual: number | null;
  state: BucketState;
}

/**
 * How much of the requested span has numbers. `complete`: every interval that is over, since the meter exists, has one.
 * `expected` is measured + derived + missing + unasked; `gaps` merges adjacent intervals of the last two.
 */
export interface Coverage {
  complete: boolean;
  expected: number;
  measured: number;
  derived: number;
  missing: number;
  unasked: number;
  gaps: Span[];
}

/** A series on the premise's calendar: sorted, each bucket once, gaps as buckets with null. */
export interface Series extends Span {
  meterId: string;
  meterType: string;
  kind: SeriesKind;
  granularity: Granularity;
  timezone: string;
  unit: string | null;
  /** Sum of the buckets that have a value; null when none has. Read it together with `coverage`. */
  sum: number | null;
  buckets: Bucket[];
  coverage: Coverage;
}
