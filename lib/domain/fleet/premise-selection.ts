import type { Premise } from '../premise';
import { matchesSearch } from '../premise-search';
import { searchableText } from '../search-text';

/** A part of a fleet. An empty list, and an empty search, leave out nothing. */
export interface PremiseSelection {
  tags: readonly string[];
  cities: readonly string[];
  postalCodes: readonly string[];
  /** Types of meters. */
  types: readonly string[];
  q: string;
  /** Null for all. */
  ids: SelectedIds | null;
}

/** What the rows of a table name. Null for all of the premises. */
export interface SelectedIds {
  premises: ReadonlySet<string>;
  meters: ReadonlySet<string> | null;
  gateways: ReadonlySet<string> | null;
}

/**
 * Returns the premises of a selection, with their selected devices. With types, only premises that have such a meter.
 * Texts are compared as in a search: without case, accents and punctuation.
 */
export function selectPremises<P extends Premise>(premises: readonly P[], selection: PremiseSelection): P[] {
  const { q, ids } = selection;
  const hasTag = oneOf(selection.tags);
  const hasCity = oneOf(selection.cities);
  const hasPostalCode = oneOf(selection.postalCodes);
  const hasType = oneOf(selection.types);
  return premises.flatMap((premise) => {
    const { id, address, tags } = premise;
    if (!hasTag(...tags) || !hasCity(address.city) || !hasPostalCode(address.postalCode)) return [];
    if ((ids && !ids.premises.has(id)) || !matchesSearch(premise, q)) return [];
    const meters = premise.meters.filter((meter) => hasType(meter.type) && (ids?.meters?.has(meter.id) ?? true));
    if (selection.types.length > 0 && meters.length === 0) return [];
    const gateways = premise.gateways.filter((gateway) => ids?.gateways?.has(gateway.id) ?? true);
    return [{ ...premise, meters, gateways }];
  });
}

/** Returns the chosen values that no premise has, each with the name of its list. */
export function unknownChoices(
  premises: readonly Premise[],
  { tags, cities, postalCodes, types }: PremiseSelection,
): { list: 'tag' | 'city' | 'postal' | 'type'; value: string }[] {
  const missing = (
    list: 'tag' | 'city' | 'postal' | 'type',
    chosen: readonly string[],
    valuesOf: (premise: Premise) => readonly (string | null)[],
  ) => {
    if (chosen.length === 0) return [];
    const known = new Set(premises.flatMap(valuesOf).map((value) => searchableText(value ?? '')));
    return chosen.filter((value) => !known.has(searchableText(value))).map((value) => ({ list, value }));
  };
  return [
    ...missing('tag', tags, (premise) => premise.tags),
    ...missing('city', cities, ({ address }) => [address.city]),
    ...missing('postal', postalCodes, ({ address }) => [address.postalCode]),
    ...missing('type', types, ({ meters }) => meters.map(({ type }) => type)),
  ];
}

function oneOf(chosen: readonly string[]): (...values: readonly (string | null)[]) => boolean {
  const texts = new Set(chosen.map(searchableText));
  return (...values) => texts.size === 0 || values.some((value) => value !== null && texts.has(searchableText(value)));
}
