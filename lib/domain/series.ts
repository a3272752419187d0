import type { Granularity, SeriesKind } from './granularity';

/** Half-open span of UTC instants (`YYYY-MM-DDTHH:MM:SSZ`): `start <= t < end`. */
export interface Span {
  start: string;
  end: string;
}

/** An interval of a grid. `cut` when the asked span ends or begins inside it, so that only a part of it counts. */
export interface GridInterval extends Span {
  cut?: true;
}

/** One point as the cloud sent it; `time` is the bucket's start in UTC. Missing is null, never 0. */
export interface RawPoint {
  time: string;
  /** Used in the interval, in the meter's unit. */
  value: number | null;
  /** The same per hour. */
  rate: number | null;
  /** The cumulative register at the bucket, where the series has one. */
  register: number | null;
  /** The coarser integer register, where the series has one. */
  actual: number | null;
}

/**
 * - `measured`: the cloud sent a number for a closed interval
 * - `derived`: added up from finer intervals, all of which have a number
 * - `missing`: the interval is over and the cloud has no number
 * - `unasked`: the interval is over and nothing of it is held, as the cloud could not be asked for it
 * - `running`: the interval contains the answer's own time; its value (may be null) still grows
 * - `future`: the interval has not begun
 * - `before`: the interval lies before the meter existed
 */
export type BucketState = 'measured' | 'derived' | 'missing' | 'unasked' | 'running' | 'future' | 'before';

/** One interval of the premise's calendar with what is known of it. */
export interface Bucket extends Span {
  value: number | null;
  rate: number | null;
  register: number | null;
  actual: number | null;
  state: BucketState;
}

/**
 * How much of what was asked is there. `complete` means: every interval that is over, since the meter exists, has a
 * number. `expected` is measured + derived + missing + unasked; `gaps` joins neighbouring intervals of the last two.
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

/** A series on the premise's calendar: no bucket twice, sorted, gaps as buckets with null. */
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
