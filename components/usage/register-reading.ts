import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';

/**
 * Returns the last register reading in the range: the meter's latest reading if it is in the range, else that of the last
 * interval with one. `at` is a UTC instant. Null when the range has no reading.
 */
export function registerReading(usage: Series, meter: Meter): { value: number; at: string } | null {
  const { latest } = meter;
  const inRange = (at: string) => Date.parse(at) >= Date.parse(usage.start) && Date.parse(at) < Date.parse(usage.end);
  if (latest && latest.value !== null && latest.at && inRange(latest.at)) return { value: latest.value, at: latest.at };
  const bucket = usage.buckets.findLast((each) => each.register !== null && each.state !== 'future');
  return bucket && bucket.register !== null ? { value: bucket.register, at: bucket.start } : null;
}
