import type { Zone } from './zones';
import { DAY_MINUTES, dateOfDay, dayOfDate, localDayNumber, localDayStart } from './zones';

export const SANDBOX_GRANULARITIES = ['minute', 'fifteenminute', 'hour', 'bihour', 'day', 'month'] as const;
export type SandboxGranularity = (typeof SANDBOX_GRANULARITIES)[number];
/** Where days and months are cut: on the premise's calendar, or (should the real cloud do that) on UTC's. */
export type DayCut = 'premise' | 'utc';

/** The local calendar, or UTC's: just enough to find where a day begins. */
interface Calendar {
  day(minute: number): number;
  start(day: number): number;
}

function calendarOf(zone: Zone, granularity: SandboxGranularity, cut: DayCut): Calendar {
  const utc = cut === 'utc' && (granularity === 'day' || granularity === 'month');
  if (utc) return { day: (minute) => Math.floor(minute / DAY_MINUTES), start: (day) => day * DAY_MINUTES };
  return { day: (minute) => localDayNumber(zone, minute), start: (day) => localDayStart(zone, day) };
}

/**
 * Cut points of a granularity: the first at or after `from`, then on until one lies beyond `to`. Neighbours are
 * the edges of a bucket; buckets lie on the calendar whatever range is asked. Times are UTC minutes.
 */
export function bucketEdges(
  zone: Zone,
  granularity: SandboxGranularity,
  cut: DayCut,
  from: number,
  to: number,
): number[] {
  const points: number[] = [];
  const add = (at: number): boolean => {
    if (at >= from) points.push(at);
    return at <= to;
  };
  if (granularity === 'minute' || granularity === 'fifteenminute') {
    const step = granularity === 'minute' ? 1 : 15;
    let at = Math.ceil(from / step) * step;
    while (add(at)) at += step;
    return points;
  }
  const calendar = calendarOf(zone, granularity, cut);
  let day = calendar.day(from);
  if (granularity === 'day') {
    while (add(calendar.start(day))) day += 1;
    return points;
  }
  if (granularity === 'month') {
    const { year, month } = dateOfDay(day);
    for (let ahead = 0; add(calendar.start(dayOfDate(year, month + ahead, 1))); ahead += 1);
    return points;
  }
  const step = granularity === 'hour' ? 60 : 120;
  for (;;) {
    // Hours are counted from local midnight, so the last two-hour bucket of a 23 or 25 hour day has one hour.
    const next = calendar.start(day + 1);
    for (let at = calendar.start(day); at < next; at += step) if (!add(at)) return points;
    day += 1;
  }
}
