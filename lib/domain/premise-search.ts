import type { Premise } from './premise';

/** The searched parts of a premise. */
type SearchedPremise = Pick<Premise, 'id' | 'name' | 'address'> &
  Record<'meters' | 'gateways', readonly { id: string }[]>;

/** True when every word of `search` is in the premise's name, address or an id. */
export function matchesSearch(premise: SearchedPremise, search: string): boolean {
  const { address } = premise;
  const text = [
    premise.name,
    premise.id,
    ...Object.values(address),
    ...premise.meters.map((meter) => meter.id),
    ...premise.gateways.map((gateway) => gateway.id),
  ]
    .filter((part) => part !== null)
    .join(' ')
    .toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
