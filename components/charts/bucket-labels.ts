import type { Granularity } from '@/lib/domain/granularity';
import type { Span } from '@/lib/domain/series';
import { zoneAbbreviation } from '@/lib/domain/times';
import { dayParts, formatWallTime, type WallTime, wallTime } from './wall-time';

/** The label of an interval. `short` leaves out the day where all intervals are on one day; `full` is complete. */
export interface BucketLabel {
  clock: WallTime;
  short: string;
  full: string;
}

/**
 * Labels every interval of a series in the premise's calendar. A repeated hour has its zone ('01:00–01:00 MDT' and
 * '01:00–02:00 MST'), a day with a clock change its length ('25 hours').
 */
export function bucketLabels(buckets: readonly Span[], granularity: Granularity, zone: string): BucketLabel[] {
  const clocks = buckets.map((bucket) => wallTime(bucket.start, zone));
  if (granularity === 'month') {
    return clocks.map((clock) => {
      const { month, year } = dayParts(clock.day);
      return { clock, short: `${month} ${year}`, full: `${month} ${year}` };
    });
  }
  if (granularity === 'day') {
    return clocks.map((clock, index) => {
      const { weekday, date, month, year } = dayParts(clock.day);
      const hours = lengthHours(buckets[index]);
      const length = hours === 24 ? '' : ` (${hours} hours)`;
      return {
        clock,
        short: `${weekday} ${date} ${month}${length}`,
        full: `${weekday} ${date} ${month} ${year}${length}`,
      };
    });
  }
  const seen = new Map<string, number>();
  for (const clock of clocks) {
    const wall = `${clock.day} ${formatWallTime(clock)}`;
    seen.set(wall, (seen.get(wall) ?? 0) + 1);
  }
  const oneDay = new Set(clocks.map((clock) => clock.day)).size <= 1;
  return clocks.map((clock, index) => {
    const bucket = buckets[index] ?? { start: '', end: '' };
    const { weekday, date, month, year } = dayParts(clock.day);
    const repeated = (seen.get(`${clock.day} ${formatWallTime(clock)}`) ?? 0) > 1;
    const to = formatWallTime(wallTime(bucket.end, zone));
    const times = `${formatWallTime(clock)}–${to}${repeated ? ` ${zoneAbbreviation(bucket.start, zone)}` : ''}`;
    return {
      clock,
      short: oneDay ? times : `${weekday} ${date} ${month}, ${times}`,
      full: `${weekday} ${date} ${month} ${year}, ${times}`,
    };
  });
}

/** Returns a sentence for each clock change within the labeled intervals. */
export function clockChanges(labels: readonly BucketLabel[]): string[] {
  return labels.flatMap((label, index) => {
    const before = labels[index - 1];
    if (!before) return [];
    const minutes = label.clock.offsetMinutes - before.clock.offsetMinutes;
    if (minutes === 0) return [];
    const { weekday, date, month } = dayParts(label.clock.day);
    const hours = 24 - minutes / 60;
    const direction = minutes > 0 ? 'forward' : 'back';
    return [`Clocks go ${direction} on ${weekday} ${date} ${month}: that day has ${hours} hours.`];
  });
}

function lengthHours(span: Span | undefined): number {
  return span ? Math.round((Date.parse(span.end) - Date.parse(span.start)) / 3_600_000) : 24;
}
