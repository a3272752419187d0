import { wallTime } from '../wall-time';

const DAY_MS = 86_400_000;

/** The calendar day `YYYY-MM-DD` and the hour of the local clock, 0–23. */
export interface LocalHour {
  day: string;
  hour: number;
}

/**
 * Returns a function that gives the local hour of an instant in milliseconds. A year has 8,784 hours, so the offset is
 * looked up once for a UTC day, and for each instant only on days when it changes.
 */
export function localHours(zone: string): (at: number) => LocalHour {
  const offsets = new Map<number, number | null>();
  const offsetAt = (at: number) => wallTime(new Date(at).toISOString(), zone).offsetMinutes;
  const offsetOfDay = (start: number): number | null => {
    const [first, next] = [offsetAt(start), offsetAt(start + DAY_MS)];
    return first === next ? first : null;
  };
  return (at) => {
    const start = Math.floor(at / DAY_MS) * DAY_MS;
    let offset = offsets.get(start);
    if (offset === undefined) {
      offset = offsetOfDay(start);
      offsets.set(start, offset);
    }
    const local = new Date(at + (offset ?? offsetAt(at)) * 60_000).toISOString();
    return { day: local.slice(0, 10), hour: Number(local.slice(11, 13)) };
  };
}
