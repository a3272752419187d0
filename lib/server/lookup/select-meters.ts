import { METERS_PAGE } from '@/lib/contract/page-sizes';
import type { PremiseRequest } from '@/lib/contract/premises';
import type { Meter, Premise } from '@/lib/domain/premise';
import { matchingMeters } from '@/lib/domain/premise-search';

/** Returns the requested part of a premise's meters, and how many match in all. */
export function selectMeters(
  { meters }: Pick<Premise, 'meters'>,
  { q = '', meter, offset = 0, limit = METERS_PAGE.size }: PremiseRequest,
): { meters: readonly Meter[]; matching: number } {
  const among = meter === undefined ? meters : meters.filter(({ id }) => id === meter);
  const found = matchingMeters(among, q);
  return { meters: found.slice(offset, offset + limit), matching: found.length };
}
