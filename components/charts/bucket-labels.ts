import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Granularity } from '@/lib/domain/granularity';
import type { Span } from '@/lib/domain/series';
import { type WallTime, wallTime } from '@/lib/domain/wall-time';
import { zoneAbbreviation } from '@/lib/domain/zone-abbreviation';

/** The label of an interval. `short` leaves out the day where all intervals are on one day; `full` is complete. */
export interface BucketLabel {
  clock: WallTime;
  short: string;
  full: string;
}

/**
 * Labels every interval of a series in the premise's calendar. A repeated hour has its zone ('1 AM–1 AM MDT' and
 * '1–2 AM MST'), a day with a clock change its length ('25 hours').
 */
export function bucketLabels(
  buckets: readonly Span[],
  granularity: Granularity,
  zone: string,
  formats: Formats,
): BucketLabel[] {
  const clocks = buckets.map((bucket) => wallTime(bucket.start, zone));
  if (granularity === 'month') {
    return clocks.map((clock) => {
      const { month, year } = dayParts(clock.day);
      return { clock, short: `${month} ${year}`, full: `${month} ${year}` };
    });
  }
  if (granularity === 'day') {
    return clocks.map((clock, index) => {
      const hours = lengthHours(buckets[index]);
      const length = hours === 24 ? '' : ` (${hours} hours)`;
      return {
        clock,
        short: `${formats.namedDay(clock.day)}${length}`,
        full: `${formats.namedDate(clock.day)}${length}`,
      };
    });
  }
  const seen = new Map<string, number>();
  for (const clock of clocks) {
    const wall = wallKey(clock);
    seen.set(wall, (seen.get(wall) ?? 0) + 1);
  }
  const days = new Map<string, { day: string; date: string }>();
  for (const { day } of clocks) {
    if (!days.has(day)) days.set(day, { day: formats.namedDay(day), date: formats.namedDate(day) });
  }
  const oneDay = days.size <= 1;
  return clocks.map((clock, index) => {
    const bucket = buckets[index] ?? { start: '', end: '' };
    const next = buckets[index + 1]?.start === bucket.end ? clocks[index + 1] : undefined;
    const repeated = (seen.get(wallKey(clock)) ?? 0) > 1;
    const range = formats.timeRange(clock, next ?? wallTime(bucket.end, zone));
    const times = `${range}${repeated ? ` ${zoneAbbreviation(bucket.start, zone)}` : ''}`;
    return {
      clock,
      short: oneDay ? times : `${days.get(clock.day)?.day}, ${times}`,
      full: `${days.get(clock.day)?.date}, ${times}`,
    };
  });
}

/** Returns a sentence for each clock change within the labeled intervals. */
export function clockChanges(labels: readonly BucketLabel[], formats: Formats): string[] {
  return labels.flatMap((label, index) => {
    const before = labels[index - 1];
    if (!before) return [];
    const minutes = label.clock.offsetMinutes - before.clock.offsetMinutes;
    if (minutes === 0) return [];
    const hours = 24 - minutes / 60;
    const direction = minutes > 0 ? 'forward' : 'back';
    return [`Clocks go ${direction} on ${formats.namedDay(label.clock.day)}: that day has ${hours} hours.`];
  });
}

function wallKey({ day, hour, minute }: WallTime): string {
  return `${day} ${hour}:${minute}`;
}

function lengthHours(span: Span | undefined): number {
  return span ? Math.round((Date.parse(span.end) - Date.parse(span.start)) / 3_600_000) : 24;
}
