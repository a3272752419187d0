import type { Zone } from './zones';
import { DAY_MINUTES, dateOfDay, dayOfDate, localDayNumber, localDayStart } from './zones';

export const SANDBOX_GRANULARITIES = ['minute', 'fifteenminute', 'hour', 'bihour', 'day', 'month'] as const;
export type SandboxGranularity = (typeof SANDBOX_GRANULARITIES)[number];
/** Calendar of days and months: the premise's, or UTC in case the real cloud uses that. */
export type DayCut = 'premise' | 'utc';

/** A calendar: day numbers and where they start. */
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
 * Returns the edges of the buckets: the first at or after `from`, up to the first after `to`, in UTC minutes. Two
 * consecutive edges are a bucket. Edges depend on the calendar only, not on the range.
 */
export function cloudBucketEdges(
  zone: Zone,
  granularity: SandboxGranularity,
  cut: DayCut,
  from: number,
  to: number,
): number[] {
  const edges: number[] = [];
  const add = (at: number): boolean => {
    if (at >= from) edges.push(at);
    return at <= to;
  };
  if (granularity === 'minute' || granularity === 'fifteenminute') {
    const step = granularity === 'minute' ? 1 : 15;
    let at = Math.ceil(from / step) * step;
    while (add(at)) at += step;
    return edges;
  }
  const calendar = calendarOf(zone, granularity, cut);
  let day = calendar.day(from);
  if (granularity === 'day') {
    while (add(calendar.start(day))) day += 1;
    return edges;
  }
  if (granularity === 'month') {
    const { year, month } = dateOfDay(day);
    for (let ahead = 0; add(calendar.start(dayOfDate(year, month + ahead, 1))); ahead += 1);
    return edges;
  }
  const step = granularity === 'hour' ? 60 : 120;
  for (;;) {
    // Hours count from local midnight, so the last two-hour bucket of a day with 23 or 25 hours has one hour.
    const next = calendar.start(day + 1);
    for (let at = calendar.start(day); at < next; at += step) if (!add(at)) return edges;
    day += 1;
  }
}
