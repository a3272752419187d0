import { BoundedMap } from '../bounded-map';
import type { Slices } from '../slices';
import { type ColumnOrder, descending, orderColumn } from './column-order';
import { type FacetCount, type FacetIndex, facetCounts, indexFacet } from './facet-index';
import type { FleetTable } from './table-parts';
import { countMatchingWords, indexText, type TextIndex } from './text-index';

/** Which rows of a table to return, and in what order. */
export interface FleetQuery {
  /** Words that must all occur. */
  q: string;
  /** A column's key; null for list order. */
  sort: string | null;
  dir: 'asc' | 'desc';
  /** Chosen values by facet: a row must have at least one of them. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** Last heard before this instant, or never. */
  before: string | null;
  /** Only rows of the premise with exactly this id. */
  premise?: string | null;
}

/** The rows that match a query. */
export interface SelectedRows<Row> {
  count: number;
  /** Returns the rows from `start` to before `end`, in order. */
  slice: (start: number, end: number) => Row[];
  facets: Record<string, FacetCount[]>;
}

/** Cached selections: scrolling repeats the same query. */
const MAX_SELECTIONS = 8;

/** Failure count of a row excluded by search, `before` or `premise`: greater than the number of filters. */
const EXCLUDED = 100;

/**
 * Returns a function that selects rows of one version of a table. The search texts, the order of each column and the
 * values of each facet are indexed once, on first use, as typed arrays of about ten bytes per row. A query then scans
 * those arrays; the next page of the same query scans nothing. Missing values sort last in both directions.
 */
export function createRowSelector<Row>(table: FleetTable<Row>, rows: readonly Row[], asOf: number) {
  const orders = new Map<string, ColumnOrder>();
  const selections = new BoundedMap<string, SelectedRows<Row>>(MAX_SELECTIONS);
  let text: TextIndex | null = null;
  let facets: FacetIndex[] | null = null;
  const count = rows.length;
  const rowAt = (row: number) => rows[row] as Row;

  function* orderOf({ sort, dir }: FleetQuery): Slices<Uint32Array | null> {
    const column = table.columns.find(({ key }) => key === sort);
    if (!column) return null;
    const order = orders.get(column.key) ?? (yield* orderColumn(count, (row) => column.value(rowAt(row))));
    orders.set(column.key, order);
    return dir === 'asc' ? order.rows : descending(order);
  }

  function* buildFacets(): Slices<FacetIndex[]> {
    const indexes: FacetIndex[] = [];
    for (const { key, values } of table.facets) {
      indexes.push(yield* indexFacet(key, count, (row) => values(rowAt(row), asOf)));
    }
    return indexes;
  }

  /** Marks the rows that search, `before` or `premise` excludes. */
  function* markExcluded({ q, before, premise = null }: FleetQuery, failed: Uint8Array): Slices<void> {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) {
      text ??= yield* indexText(count, (row) => table.searchTexts(rowAt(row)));
      const matched = countMatchingWords(text, count, words);
      for (let row = 0; row < count; row += 1) if (matched[row] !== words.length) failed[row] = EXCLUDED;
    }
    if (premise !== null) {
      for (let row = 0; row < count; row += 1) if (table.premiseId?.(rowAt(row)) !== premise) failed[row] = EXCLUDED;
    }
    if (before === null) return;
    for (let row = 0; row < count; row += 1) {
      if ((table.heard(rowAt(row)) ?? '') >= before) failed[row] = EXCLUDED;
    }
  }

  function* select(query: FleetQuery): Slices<SelectedRows<Row>> {
    facets ??= yield* buildFacets();
    const order = yield* orderOf(query);
    const failed = new Uint8Array(count);
    yield* markExcluded(query, failed);
    const choices = facets.map((facet) => ({ facet, chosen: new Set(query.filters[facet.key] ?? []) }));
    const active = choices.filter(({ chosen }) => chosen.size > 0);
    for (const { facet, chosen } of active) countFailures(facet, chosen, failed);
    const found = passingRows(failed, order);
    const counted = choices.map(({ facet, chosen }) => {
      const counts = chosen.size > 0 ? countIgnoringOwnChoice(facet, chosen, failed) : countFoundRows(facet, found);
      return [facet.key, facetCounts(facet, counts, chosen)] as const;
    });
    return {
      count: found.length,
      slice: (start, end) => Array.from(found.subarray(start, end), rowAt),
      facets: Object.fromEntries(counted),
    };
  }

  return function* selectCached(query: FleetQuery): Slices<SelectedRows<Row>> {
    const key = JSON.stringify(query);
    const selected = selections.get(key) ?? (yield* select(query));
    // Set again, so that the most recently used is last.
    selections.set(key, selected);
    return selected;
  };
}

/** Returns 1 for each combination that has a chosen value, else 0. */
function matchingCombinations({ combinations }: FacetIndex, chosen: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(combinations, (values) => (values.some((value) => chosen.has(value)) ? 1 : 0));
}

/** Adds one failed filter to each row without a chosen value. */
function countFailures(facet: FacetIndex, chosen: ReadonlySet<string>, failed: Uint8Array): void {
  const matches = matchingCombinations(facet, chosen);
  const { combinationOf } = facet;
  for (let row = 0; row < failed.length; row += 1) {
    failed[row] = (failed[row] ?? 0) + 1 - (matches[combinationOf[row] ?? 0] ?? 0);
  }
}

/** Returns the rows that fail no filter, in the given order or the table's. */
function passingRows(failed: Uint8Array, order: Uint32Array | null): Uint32Array {
  const found = new Uint32Array(failed.length);
  let count = 0;
  for (let index = 0; index < failed.length; index += 1) {
    const row = order === null ? index : (order[index] ?? 0);
    if (failed[row] !== 0) continue;
    found[count] = row;
    count += 1;
  }
  return found.slice(0, count);
}

/** Counts the found rows per combination, for a filter without a choice. */
function countFoundRows({ combinations, combinationOf, totals }: FacetIndex, found: Uint32Array): Uint32Array {
  if (found.length === combinationOf.length) return totals;
  const counts = new Uint32Array(combinations.length);
  for (let index = 0; index < found.length; index += 1) {
    const combination = combinationOf[found[index] ?? 0] ?? 0;
    counts[combination] = (counts[combination] ?? 0) + 1;
  }
  return counts;
}

/** Counts the rows that fail no filter other than this one, per combination. */
function countIgnoringOwnChoice(facet: FacetIndex, chosen: ReadonlySet<string>, failed: Uint8Array): Uint32Array {
  const { combinationOf, combinations } = facet;
  const matches = matchingCombinations(facet, chosen);
  const counts = new Uint32Array(combinations.length);
  for (let row = 0; row < failed.length; row += 1) {
    const combination = combinationOf[row] ?? 0;
    if (failed[row] === 1 - (matches[combination] ?? 0)) counts[combination] = (counts[combination] ?? 0) + 1;
  }
  return counts;
}
