import { clearness, daylightHours, normalClearness, normalTemperature, temperature } from './climate';
import type { Zone } from './zones';
import { dateOfDay, dayOfDate } from './zones';

/** Season and weather of a zone in one calendar year, shared by all homes there. */
export interface CalendarYear {
  year: number;
  zone: Zone;
  /** Day number of 1 January. */
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

const KEEP = 64;
const held = new Map<string, CalendarYear>();

/** Worked out once and kept for the most recent few: a page of a thousand meters asks for the same five. */
export function calendarYear(seed: number, zone: Zone, year: number): CalendarYear {
  const key = `${seed}/${zone}/${year}`;
  const known = held.get(key);
  if (known) return known;
  const first = dayOfDate(year, 0, 1);
  const days = dayOfDate(year + 1, 0, 1) - first;
  const each = (value: (day: number) => number) =>
    Float64Array.from({ length: days }, (_, index) => value(first + index));
  const made: CalendarYear = {
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
  if (held.size >= KEEP) held.delete(held.keys().next().value ?? '');
  held.set(key, made);
  return made;
}
