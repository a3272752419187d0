import type { CalendarYear } from './calendar-year';
import type { Zone } from './zones';

export type LoadKind = 'house' | 'ev' | 'solar' | 'heat' | 'hotgas' | 'indoor' | 'irrigation' | 'leak' | 'steam';

/** One consumer or generator in a home. A meter counts one or more loads. */
export interface Load {
  kind: LoadKind;
  /** Hash salt of this load's noise; depends on the seed. */
  key: number;
  /** Hash salt of the home, for absences that all its loads share. */
  home: number;
  zone: Zone;
  /** Millionths of the meter's unit in a typical year; for a leak, in a minute. */
  size: number;
  /** First counted year; for a leak, the UTC minute. */
  since: number;
}

/** `actual`: with weather, weekends, absences and appliances. `typical`: the average for the season and hour. */
export type LoadMode = 'actual' | 'typical';

/** Position of an hour in the premise's day. */
export interface HourOfDay {
  day: number;
  /** Elapsed hours since local midnight. */
  elapsed: number;
  /** Hour of the local clock, 0–23. */
  wall: number;
  /** Hour without daylight saving time. */
  sun: number;
}

/** Relative distribution of a load over time. `LoadCounter` converts weights, all 0 or more, to millionths. */
export interface LoadShape {
  dayWeight(load: Load, year: CalendarYear, index: number, mode: LoadMode): number;
  hourWeight(load: Load, at: HourOfDay, daylight: number, mode: LoadMode): number;
  /** Sets the weights of the 60 minutes of an hour. Used for `actual` only. */
  minuteWeights(load: Load, at: HourOfDay, minutes: Float64Array): void;
}
