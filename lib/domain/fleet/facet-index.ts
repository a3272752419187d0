import { forEachIndexInSlices, type Slices } from '../slices';
import { addRow, addRows, countCommonRows, emptyRowSet, forEachRowOf, type RowSet } from './row-set';

/** How many rows have a value, ignoring this facet's own choice. */
export interface FacetCount {
  value: string;
  count: number;
}

/** A facet's values of all rows. Only a few combinations of values occur, so each row stores a combination number. */
export interface FacetIndex {
  key: string;
  combinations: (readonly string[])[];
  combinationOf: Uint32Array;
  /** Number of rows with each combination. */
  totals: Uint32Array;
  /** The rows with each combination; null if there are so many that the sets would be large. */
  sets: readonly RowSet[] | null;
}

/** Counting a row by itself takes as long as this many words of a set. */
const ROW_COST = 4;
/** A set takes an eighth of a byte per row. */
const MAX_SETS = 160;
/** Values returned per facet. Chosen values are always returned. */
const MAX_VALUES = 60;

/** Returns the facet's values of `count` rows as numbered combinations. */
export function* indexFacet(
  key: string,
  count: number,
  valuesOf: (row: number) => readonly string[],
): Slices<FacetIndex> {
  const combinations: (readonly string[])[] = [];
  const numbers = new Map<string, number>();
  const combinationOf = new Uint32Array(count);
  yield* forEachIndexInSlices(count, (row) => {
    const values = valuesOf(row);
    // A single value (the common case) is its own key. The JSON of a list always begins with '['.
    const [value] = values;
    const name = values.length === 1 && value !== undefined && value[0] !== '[' ? value : JSON.stringify(values);
    let number = numbers.get(name);
    if (number === undefined) {
      number = combinations.push(values) - 1;
      numbers.set(name, number);
    }
    combinationOf[row] = number;
  });
  const totals = new Uint32Array(combinations.length);
  for (const combination of combinationOf) totals[combination] = (totals[combination] ?? 0) + 1;
  return { key, combinations, combinationOf, totals, sets: setsOf(combinationOf, combinations.length) };
}

function setsOf(combinationOf: Uint32Array, combinations: number): RowSet[] | null {
  if (combinations > MAX_SETS) return null;
  const sets = Array.from({ length: combinations }, () => emptyRowSet(combinationOf.length));
  combinationOf.forEach((combination, row) => {
    const set = sets[combination];
    if (set) addRow(set, row);
  });
  return sets;
}

/** Returns the rows that have one of the chosen values. */
export function rowsWithChosen({ combinations, combinationOf, sets }: FacetIndex, chosen: ReadonlySet<string>): RowSet {
  const rows = emptyRowSet(combinationOf.length);
  const matches = combinations.map((values) => values.some((value) => chosen.has(value)));
  if (sets) {
    for (const set of sets.filter((_, combination) => matches[combination])) addRows(rows, set);
  } else {
    for (let row = 0; row < combinationOf.length; row += 1) if (matches[combinationOf[row] ?? 0]) addRow(rows, row);
  }
  return rows;
}

/** Returns how many of the given rows (null: of all) have each combination. */
export function combinationCounts({ combinations, combinationOf, totals, sets }: FacetIndex, rows: RowSet | null) {
  if (rows === null) return totals;
  if (sets && countCommonRows(rows, rows) * ROW_COST > sets.length * rows.length) {
    return Uint32Array.from(sets, (set) => countCommonRows(set, rows));
  }
  const counts = new Uint32Array(combinations.length);
  forEachRowOf(rows, (row) => {
    const combination = combinationOf[row] ?? 0;
    counts[combination] = (counts[combination] ?? 0) + 1;
  });
  return counts;
}

/** Returns the number of rows per value, given the number of rows per combination. Most frequent first. */
export function facetCounts(
  { combinations }: Pick<FacetIndex, 'combinations'>,
  counts: Uint32Array,
  chosen: ReadonlySet<string>,
): FacetCount[] {
  const byValue = new Map<string, number>();
  combinations.forEach((values, combination) => {
    const count = counts[combination] ?? 0;
    if (count > 0) for (const value of values) byValue.set(value, (byValue.get(value) ?? 0) + count);
  });
  const all = [...byValue].map(([value, count]) => ({ value, count }));
  for (const value of chosen) if (!byValue.has(value)) all.push({ value, count: 0 });
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return all.filter(({ value }, index) => index < MAX_VALUES || chosen.has(value));
}
