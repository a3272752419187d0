import type { Meter } from '@/lib/domain/premise';
import type { Series } from '@/lib/domain/series';

/**
 * Returns the latest register reading that is known: the meter's own, or that of a later interval of today. `at` is a UTC instant.
 * Null when there is none.
 */
export function latestReading(
  { latest }: Pick<Meter, 'latest'>,
  today: Series | null,
): { value: number; at: string } | null {
  const own = latest && latest.value !== null && latest.at ? { value: latest.value, at: latest.at } : null;
  const bucket = today?.buckets.findLast(({ register, state }) => register !== null && state !== 'future');
  if (!bucket || bucket.register === null) return own;
  return own && Date.parse(own.at) >= Date.parse(bucket.start) ? own : { value: bucket.register, at: bucket.start };
}
