import { clearness, daylightHours, normalClearness, normalTemperature, temperature } from './climate';
import type { Zone } from './zones';
import { dateOfDay, dayOfDate } from './zones';

/** Season and weather of a zone in one calendar year, shared by all its homes. */
export interface CalendarYear {
  year: number;
  zone: Zone;
  /** Day number of January 1. */
  first: number;
  days: number;
  temperatureF: Float64Array;
  normalF: Float64Array;
  daylight: Float64Array;
  sun: Float64Array;
  normalSun: number;
  /** 0-based month of each day. */
  month: Uint8Array;
}

const MAX_CACHED = 64;
const cache = new Map<string, CalendarYear>();

/** Returns a year, computed once and cached: a page of a thousand meters uses the same five. */
export function calendarYear(seed: number, zone: Zone, year: number): CalendarYear {
  const key = `${seed}/${zone}/${year}`;
  const cached = cache.get(key);
  if (cached) return cached;
  const first = dayOfDate(year, 0, 1);
  const days = dayOfDate(year + 1, 0, 1) - first;
  const each = (value: (day: number) => number) =>
    Float64Array.from({ length: days }, (_, index) => value(first + index));
  const computed: CalendarYear = {
    year,
    zone,
    first,
    days,
    temperatureF: each((day) => temperature(seed, zone, day)),
    normalF: each((day) => normalTemperature(zone, day)),
    daylight: each((day) => daylightHours(zone, day)),
    sun: each((day) => clearness(seed, zone, day)),
    normalSun: normalClearness(zone),
    month: Uint8Array.from({ length: days }, (_, index) => dateOfDay(first + index).month),
  };
  if (cache.size >= MAX_CACHED) cache.delete(cache.keys().next().value ?? '');
  cache.set(key, computed);
  return computed;
}
