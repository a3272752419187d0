import type { Slices } from '../slices';
import { type ColumnOrder, descending, orderColumn } from './column-order';
import { type FacetCount, type FacetIndex, facetCounts, indexFacet } from './facet-index';
import type { FleetTable } from './table-parts';
import { countMatchingWords, indexText, type TextIndex } from './text-index';

/** Which rows of a table are wanted, and in what order. */
export interface FleetQuery {
  /** Words that must all occur. */
  q: string;
  /** A column's key; null: as the cloud lists them. */
  sort: string | null;
  dir: 'asc' | 'desc';
  /** By facet: a row must have one of the values. */
  filters: Readonly<Record<string, readonly string[]>>;
  /** Last heard before this instant, or never. */
  before: string | null;
}

/** The rows that a query wants. */
export interface SelectedRows<Row> {
  count: number;
  /** Those from `start` up to but without `end`, in their order. */
  slice: (start: number, end: number) => Row[];
  facets: Record<string, FacetCount[]>;
}

/** Selections that are held: whoever scrolls asks for the same rows again and again. */
const MOST_SELECTIONS = 8;

/** Of a row's count of filters that it fails: search or `before` leave it out. More than there are filters. */
const OUT = 100;

/**
 * Rows of one version of a table, ready to be asked. Texts, the order of each column and the values of each facet are
 * worked out once, when first wanted, and held as numbers: an answer is then a few walks over short numbers, one row
 * of the table costs some ten bytes for each of them, and a further page costs no walk at all. Missing values stand
 * last in both directions.
 */
export function createRowSelector<Row>(table: FleetTable<Row>, rows: readonly Row[], asOf: number) {
  const orders = new Map<string, ColumnOrder>();
  const selections = new Map<string, SelectedRows<Row>>();
  let text: TextIndex | null = null;
  let facets: FacetIndex[] | null = null;
  const count = rows.length;
  const rowAt = (place: number) => rows[place] as Row;

  function* orderOf({ sort, dir }: FleetQuery): Slices<Uint32Array | null> {
    const column = table.columns.find(({ key }) => key === sort);
    if (!column) return null;
    const order = orders.get(column.key) ?? (yield* orderColumn(count, (place) => column.value(rowAt(place))));
    orders.set(column.key, order);
    return dir === 'asc' ? order.rows : descending(order);
  }

  function* facetsOf(): Slices<FacetIndex[]> {
    const made: FacetIndex[] = [];
    for (const { key, values } of table.facets) {
      made.push(yield* indexFacet(key, count, (place) => values(rowAt(place), asOf)));
    }
    return made;
  }

  /** Marks rows that search or `before` leave out. */
  function* leaveOut({ q, before }: FleetQuery, failed: Uint8Array): Slices<void> {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length > 0) {
      text ??= yield* indexText(count, (place) => table.searchTexts(rowAt(place)));
      const had = countMatchingWords(text, count, words);
      for (let place = 0; place < count; place += 1) if (had[place] !== words.length) failed[place] = OUT;
    }
    if (before === null) return;
    for (let place = 0; place < count; place += 1) {
      if ((table.heard(rowAt(place)) ?? '') >= before) failed[place] = OUT;
    }
  }

  function* select(query: FleetQuery): Slices<SelectedRows<Row>> {
    facets ??= yield* facetsOf();
    const order = yield* orderOf(query);
    const failed = new Uint8Array(count);
    yield* leaveOut(query, failed);
    const asked = facets.map((facet) => ({ facet, wanted: new Set(query.filters[facet.key] ?? []) }));
    const choosing = asked.filter(({ wanted }) => wanted.size > 0);
    for (const { facet, wanted } of choosing) fail(facet, wanted, failed);
    const found = passing(failed, order);
    const counted = asked.map(({ facet, wanted }) => {
      const counts = wanted.size > 0 ? countAlone(facet, wanted, failed) : countAmong(facet, found);
      return [facet.key, facetCounts(facet, counts, wanted)] as const;
    });
    return {
      count: found.length,
      slice: (start, end) => Array.from(found.subarray(start, end), rowAt),
      facets: Object.fromEntries(counted),
    };
  }

  return function* held(query: FleetQuery): Slices<SelectedRows<Row>> {
    const key = JSON.stringify(query);
    const selected = selections.get(key) ?? (yield* select(query));
    // The one used last stands last.
    selections.delete(key);
    selections.set(key, selected);
    for (const oldest of selections.keys()) if (selections.size > MOST_SELECTIONS) selections.delete(oldest);
    return selected;
  };
}

/** Which combinations of values fit a choice: 1, else 0. */
function fitting({ combinations: kinds }: FacetIndex, wanted: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(kinds, (values) => (values.some((value) => wanted.has(value)) ? 1 : 0));
}

/** Counts one more failed filter for the rows that do not fit. */
function fail(facet: FacetIndex, wanted: ReadonlySet<string>, failed: Uint8Array): void {
  const fits = fitting(facet, wanted);
  const { combinationOf: kindOf } = facet;
  for (let place = 0; place < failed.length; place += 1) {
    failed[place] = (failed[place] ?? 0) + 1 - (fits[kindOf[place] ?? 0] ?? 0);
  }
}

/** Rows that fail nothing, in the order given or the table's. */
function passing(failed: Uint8Array, order: Uint32Array | null): Uint32Array {
  const found = new Uint32Array(failed.length);
  let count = 0;
  for (let at = 0; at < failed.length; at += 1) {
    const place = order === null ? at : (order[at] ?? 0);
    if (failed[place] !== 0) continue;
    found[count] = place;
    count += 1;
  }
  return found.slice(0, count);
}

/** Counts beside a filter without a choice: of the rows found. */
function countAmong(
  { combinations: kinds, combinationOf: kindOf, totals }: FacetIndex,
  found: Uint32Array,
): Uint32Array {
  if (found.length === kindOf.length) return totals;
  const counts = new Uint32Array(kinds.length);
  for (let at = 0; at < found.length; at += 1) {
    const kind = kindOf[found[at] ?? 0] ?? 0;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Counts beside a filter that something is chosen of: of the rows that fail nothing, or it alone. */
function countAlone(facet: FacetIndex, wanted: ReadonlySet<string>, failed: Uint8Array): Uint32Array {
  const { combinationOf: kindOf, combinations: kinds } = facet;
  const fits = fitting(facet, wanted);
  const counts = new Uint32Array(kinds.length);
  for (let place = 0; place < failed.length; place += 1) {
    const kind = kindOf[place] ?? 0;
    if (failed[place] === 1 - (fits[kind] ?? 0)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
