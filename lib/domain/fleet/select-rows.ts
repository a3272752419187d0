import { BoundedMap } from '../bounded-map';
import { searchWords } from '../search-text';
import type { Slices } from '../slices';
import { descending, orderColumn } from './column-order';
import {
  combinationCounts,
  type FacetCount,
  type FacetIndex,
  facetCounts,
  indexFacet,
  rowsWithChosen,
} from './facet-index';
import { addRow, addRows, countCommonRows, emptyRowSet, hasRowIn, intersectionOf, type RowSet } from './row-set';
import type { FleetTable } from './table-parts';
import { indexText, rowsWithText, type TextIndex } from './text-index';

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
  /** Only rows with these ids. */
  ids?: readonly string[] | null;
  /** False where the counts of the filters are not needed: counting takes longer than finding. */
  counts?: false;
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

/** Cached words of searches: the same words come again with other filters and orders. */
const MAX_WORDS = 24;

/**
 * Returns a function that selects rows of one version of a table. The search texts, the order of each column and the
 * values of each facet are indexed once, on first use. A query then works on sets of rows as bits, 32 rows at a time, and
 * reads the order only as far as the page goes. Missing values sort last in both directions.
 */
export function createRowSelector<Row>(table: FleetTable<Row>, rows: readonly Row[], asOf: number) {
  const orders = new Map<string, Record<FleetQuery['dir'], Uint32Array>>();
  const words = new BoundedMap<string, RowSet>(MAX_WORDS);
  const selections = new BoundedMap<string, SelectedRows<Row>>(MAX_SELECTIONS);
  let text: TextIndex | null = null;
  let facets: FacetIndex[] | null = null;
  const count = rows.length;
  const rowAt = (row: number) => rows[row] as Row;

  function* orderOf({ sort, dir }: FleetQuery): Slices<Uint32Array | null> {
    const column = table.columns.find(({ key }) => key === sort);
    if (!column) return null;
    let order = orders.get(column.key);
    if (!order) {
      const ascending = yield* orderColumn(count, (row) => column.value(rowAt(row)));
      order = { asc: ascending.rows, desc: descending(ascending) };
      orders.set(column.key, order);
    }
    return order[dir];
  }

  function* buildFacets(): Slices<FacetIndex[]> {
    const indexes: FacetIndex[] = [];
    for (const { key, values } of table.facets) {
      indexes.push(yield* indexFacet(key, count, (row) => values(rowAt(row), asOf)));
    }
    return indexes;
  }

  function* rowsWithWord(word: string): Slices<RowSet> {
    text ??= yield* indexText(count, (row) => table.searchTexts(rowAt(row)));
    const found = words.get(word) ?? rowsWithText(text, count, word);
    words.set(word, found);
    return found;
  }

  function rowsWhere(isMatch: (row: Row) => boolean): RowSet {
    const set = emptyRowSet(count);
    for (let row = 0; row < count; row += 1) if (isMatch(rowAt(row))) addRow(set, row);
    return set;
  }

  const rowsWithId = (ids: ReadonlySet<string>) => rowsWhere((row) => ids.has(table.id(row)));

  /** Returns the rows that search, `premise` and `before` each leave. */
  function* leftBy({ q, before, premise = null, ids = null }: FleetQuery): Slices<RowSet[]> {
    const sets: RowSet[] = [];
    for (const spellings of searchWords(q)) {
      const found = emptyRowSet(count);
      for (const word of spellings) addRows(found, yield* rowsWithWord(word));
      sets.push(found);
    }
    if (premise !== null) sets.push(rowsWhere((row) => table.premiseId?.(row) === premise));
    if (ids !== null) sets.push(rowsWithId(new Set(ids)));
    if (before !== null) sets.push(rowsWhere((row) => (table.heard(row) ?? '') < before));
    return sets;
  }

  function* select(query: FleetQuery): Slices<SelectedRows<Row>> {
    const needsFacets = query.counts !== false || Object.values(query.filters).some((values) => values.length > 0);
    if (needsFacets) facets ??= yield* buildFacets();
    const order = yield* orderOf(query);
    const left = yield* leftBy(query);
    const choices = (needsFacets ? (facets ?? []) : []).map((facet) => {
      const chosen = new Set(query.filters[facet.key] ?? []);
      return { facet, chosen, rows: chosen.size > 0 ? rowsWithChosen(facet, chosen) : null };
    });
    const chosenRows = choices.flatMap(({ rows: chosen }) => chosen ?? []);
    const found = intersectionOf([...left, ...chosenRows]);
    const counted = (query.counts === false ? [] : choices).map(({ facet, chosen, rows: own }) => {
      // A filter counts as if nothing were chosen in it.
      const counts = combinationCounts(
        facet,
        own === null ? found : intersectionOf([...left, ...chosenRows.filter((each) => each !== own)]),
      );
      return [facet.key, facetCounts(facet, counts, chosen)] as const;
    });
    const inOrder = createRowReader(found, order, count);
    return {
      count: found === null ? count : countCommonRows(found, found),
      slice: (start, end) => Array.from(inOrder(start, end), rowAt),
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

/** Returns a function that returns found rows (null: all) in order, and looks no further than it has to. */
function createRowReader(found: RowSet | null, order: Uint32Array | null, count: number) {
  const rows: number[] = [];
  let index = 0;
  return (start: number, end: number): number[] => {
    for (; index < count && rows.length < end; index += 1) {
      const row = order === null ? index : (order[index] ?? 0);
      if (found === null || hasRowIn(found, row)) rows.push(row);
    }
    return rows.slice(start, end);
  };
}
