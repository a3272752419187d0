import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';

/**
 * The register as it stood in the range: the meter's own latest reading when that lies in it, else the last interval
 * that has one. `at` is a UTC instant; null when the range has none.
 */
export function registerReading(usage: Series, meter: Meter): { value: number; at: string } | null {
  const { latest } = meter;
  const inRange = (at: string) => Date.parse(at) >= Date.parse(usage.start) && Date.parse(at) < Date.parse(usage.end);
  if (latest && latest.value !== null && latest.at && inRange(latest.at)) return { value: latest.value, at: latest.at };
  const bucket = usage.buckets.findLast((each) => each.register !== null && each.state !== 'future');
  return bucket && bucket.register !== null ? { value: bucket.register, at: bucket.start } : null;
}
