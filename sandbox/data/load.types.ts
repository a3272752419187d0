import type { CalendarYear } from './calendar-year';
import type { Zone } from './zones';

export type LoadKind = 'house' | 'ev' | 'solar' | 'heat' | 'hotgas' | 'indoor' | 'irrigation' | 'leak' | 'steam';

/** One thing in a home that uses (or makes) something. Meters count one load or several. */
export interface Load {
  kind: LoadKind;
  /** Well mixed salt of this load's noise; holds the seed. */
  key: number;
  /** Salt of the whole home: its people go on holiday together. */
  home: number;
  zone: Zone;
  /** Millionths of the meter's unit in a typical year; for a leak, in a minute. */
  size: number;
  /** Year with which counting begins; for a leak, the UTC minute. */
  since: number;
}

/** `lived`: with weather, weekends, holidays and appliances. `usual`: what is typical for the season and hour. */
export type LoadMode = 'lived' | 'usual';

/** When an hour is, in the premise's day. */
export interface HourOfDay {
  day: number;
  /** Hours that have passed since local midnight. */
  elapsed: number;
  /** What the clock on the wall shows, 0–23. */
  wall: number;
  /** The hour by the sun: the wall clock without daylight saving. */
  sun: number;
}

/**
 * How a load spreads over time: only proportions matter, the counter turns them into whole millionths.
 * Every weight is 0 or more.
 */
export interface LoadShape {
  dayWeight(load: Load, year: CalendarYear, index: number, manner: LoadMode): number;
  hourWeight(load: Load, at: HourOfDay, daylight: number, manner: LoadMode): number;
  /** Weights of the sixty minutes of one hour. Only asked for `lived`: a usual hour is even. */
  minuteWeights(load: Load, at: HourOfDay, minutes: Float64Array): void;
}
