import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import { searchableText, searchWords } from '../search-text';
import { createRowSelector, type FleetQuery } from './select-rows';
import type { FleetTable } from './table-parts';

interface Row {
  name: string | null;
  size: number | null;
  tags: string[];
}

const TABLE: FleetTable<Row> = {
  id: ({ name }) => name ?? '',
  columns: [
    { key: 'name', head: '', kind: 'text', value: ({ name }) => name },
    { key: 'size', head: '', kind: 'number', value: ({ size }) => size },
  ],
  facets: [
    { key: 'tag', label: '', values: ({ tags }) => tags },
    { key: 'has', label: '', values: ({ size }) => [size === null ? 'nothing' : 'a size'] },
    { key: 'name', label: '', values: ({ name }) => (name === null ? [] : [name]) },
  ],
  heard: ({ name }) => name,
  searchTexts: ({ name, tags }) => [name, ...tags],
};

// Few letters, so that rows share values and words match some of them.
const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'Å', '[', '"', '\n', ' '), maxLength: 4 });
const anyRow: fc.Arbitrary<Row> = fc.record({
  name: fc.option(letters),
  size: fc.option(fc.integer({ min: -3, max: 3 })),
  tags: fc.array(letters, { maxLength: 3 }),
});
const anyQuery: fc.Arbitrary<FleetQuery> = fc.record({
  q: fc.oneof(fc.constant(''), letters),
  sort: fc.option(fc.constantFrom('name', 'size')),
  dir: fc.constantFrom('asc', 'desc'),
  filters: fc.record(
    { tag: fc.array(letters, { maxLength: 2 }), has: fc.subarray(['nothing', 'a size']), name: fc.array(letters) },
    { requiredKeys: [] },
  ),
  before: fc.option(letters),
});

/** The expected result, computed row by row. */
function selectNaively(rows: readonly Row[], query: FleetQuery) {
  const chosen = ({ key, values }: (typeof TABLE.facets)[number], row: Row) => {
    const choices = query.filters[key] ?? [];
    return choices.length === 0 || values(row, 0).some((value) => choices.includes(value));
  };
  const found = (row: Row) =>
    searchWords(query.q).every((spellings) =>
      TABLE.searchTexts(row).some((text) => spellings.some((word) => text && searchableText(text).includes(word))),
    ) &&
    (query.before === null || (TABLE.heard(row) ?? '') < query.before);
  const facets = TABLE.facets.map((facet) => {
    const others = TABLE.facets.filter((other) => other !== facet);
    const counts = new Map((query.filters[facet.key] ?? []).map((value) => [value, 0]));
    for (const row of rows) {
      if (!found(row) || !others.every((other) => chosen(other, row))) continue;
      for (const value of facet.values(row, 0)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [facet.key, counts] as const;
  });
  const column = TABLE.columns.find(({ key }) => key === query.sort);
  const sortable = (row: Row) => {
    const value = column?.value(row) ?? null;
    return typeof value === 'string' ? value.toLowerCase() : value;
  };
  const matching = rows.filter((row) => found(row) && TABLE.facets.every((facet) => chosen(facet, row)));
  matching.sort((one, other) => {
    const [a, b] = [sortable(one), sortable(other)];
    if (a === b) return 0;
    if (a === null || b === null) return a === null ? 1 : -1;
    return a < b === (query.dir === 'asc') ? -1 : 1;
  });
  return { matching, facets: Object.fromEntries(facets) };
}

describe('createRowSelector', () => {
  it('returns the same rows, order and counts as checking every row', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 40 }), fc.array(anyQuery, { minLength: 1 }), (rows, queries) => {
        const select = createRowSelector(TABLE, rows, 0);
        for (const query of queries) {
          const selected = runAllSlices(select(query));
          const { matching, facets } = selectNaively(rows, query);
          expect(selected.slice(0, selected.count)).toEqual(matching);
          const counted = Object.entries(selected.facets).map(([key, counts]) => {
            return [key, new Map(counts.map(({ value, count }) => [value, count]))];
          });
          expect(Object.fromEntries(counted)).toEqual(facets);
        }
      }),
      { numRuns: 100 },
    );
  });
});
