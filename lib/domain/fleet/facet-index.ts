import { forEachIndexInSlices, type Slices } from '../slices';

/** How many rows have a value, if this facet's own choice did not count. */
export interface FacetCount {
  value: string;
  count: number;
}

/** A facet's values of all rows. Few combinations of values occur: a row has the number of its own. */
export interface FacetIndex {
  key: string;
  combinations: (readonly string[])[];
  combinationOf: Uint32Array;
  /** How many of all rows have each combination. */
  totals: Uint32Array;
}

/** Values of a facet that are told; those chosen come in any case. */
const MOST_VALUES = 60;

/** Numbers the combinations of values that occur among `count` rows. */
export function* indexFacet(
  key: string,
  count: number,
  valuesOf: (place: number) => readonly string[],
): Slices<FacetIndex> {
  const kinds: (readonly string[])[] = [];
  const numbers = new Map<string, number>();
  const kindOf = new Uint32Array(count);
  yield* forEachIndexInSlices(count, (place) => {
    const values = valuesOf(place);
    // One value, as nearly always, is its own name; no JSON of a list begins with another character than '['.
    const [value] = values;
    const name = values.length === 1 && value !== undefined && value[0] !== '[' ? value : JSON.stringify(values);
    let number = numbers.get(name);
    if (number === undefined) {
      number = kinds.push(values) - 1;
      numbers.set(name, number);
    }
    kindOf[place] = number;
  });
  const totals = new Uint32Array(kinds.length);
  for (const kind of kindOf) totals[kind] = (totals[kind] ?? 0) + 1;
  return { key, combinations: kinds, combinationOf: kindOf, totals };
}

/** How many rows have each value, out of how many have each combination; the most frequent first. */
export function facetCounts(
  { combinations: kinds }: Pick<FacetIndex, 'combinations'>,
  counts: Uint32Array,
  wanted: ReadonlySet<string>,
): FacetCount[] {
  const byValue = new Map<string, number>();
  kinds.forEach((values, kind) => {
    const count = counts[kind] ?? 0;
    if (count > 0) for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + count);
  });
  const all = [...byValue].map(([value, count]) => ({ value, count }));
  for (const value of wanted) if (!byValue.has(value)) all.push({ value, count: 0 });
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return all.filter(({ value }, place) => place < MOST_VALUES || wanted.has(value));
}
