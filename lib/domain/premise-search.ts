import { meterTypeOf } from './meter-types';
import type { Meter, Premise } from './premise';
import { searchableText, searchWords } from './search-text';

/** The searched parts of a premise. */
type SearchedPremise = Pick<Premise, 'id' | 'name' | 'address'> &
  Record<'meters' | 'gateways', readonly { id: string }[]>;

/** True when every word of `search` is in the premise's name, address or an id. */
export function matchesSearch(premise: SearchedPremise, search: string): boolean {
  const { address } = premise;
  return hasAllWords(search, [
    premise.name,
    premise.id,
    ...Object.values(address),
    ...premise.meters.map((meter) => meter.id),
    ...premise.gateways.map((gateway) => gateway.id),
  ]);
}

/** Returns the meters with every word of `search` in their id, type or state. */
export function matchingMeters<M extends Pick<Meter, 'id' | 'type' | 'state'>>(
  meters: readonly M[],
  search: string,
): readonly M[] {
  if (search.trim() === '') return meters;
  return meters.filter(({ id, type, state }) => hasAllWords(search, [id, type, meterTypeOf(type).label, state]));
}

/** True when every word of `search` is in one of the texts; see `searchableText` for what is the same. */
export function hasAllWords(search: string, texts: readonly (string | null)[]): boolean {
  const text = texts.map((part) => searchableText(part ?? '')).join(' ');
  return searchWords(search).every((spellings) => spellings.some((word) => text.includes(word)));
}
