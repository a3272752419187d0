import { forEachIndexInSlices, type Slices } from '../slices';

/** Rows in the order of one column; a row is its place in the table. */
export interface ColumnOrder {
  /** Rows by value, least first; those of equal value, and at last those without one, as they stand in the table. */
  rows: Uint32Array;
  /** Where each value's rows begin in `places`; the last one says where the rows without a value do. */
  starts: Uint32Array;
}

/** Strings that are sorted in one step. */
const A_STEP = 4_000;

/** Orders rows by their values: numbers by size, text by its UTF-16 code units, small and capital letters alike. */
export function* orderColumn(count: number, valueAt: (place: number) => string | number | null): Slices<ColumnOrder> {
  const codes = new Map<string | number, number>();
  const codeOf = new Uint32Array(count);
  const missing = 0xffff_ffff;
  yield* forEachIndexInSlices(count, (place) => {
    const value = valueAt(place);
    if (value === null) {
      codeOf[place] = missing;
      return;
    }
    const key = typeof value === 'string' ? value.toLowerCase() : value;
    const code = codes.get(key) ?? codes.size;
    if (code === codes.size) codes.set(key, code);
    codeOf[place] = code;
  });
  const values = yield* sorted([...codes.keys()]);
  const rankOf = new Uint32Array(values.length);
  values.forEach((value, rank) => {
    rankOf[codes.get(value) ?? 0] = rank;
  });
  yield;
  const rank = (place: number) => {
    const code = codeOf[place] ?? missing;
    return code === missing ? values.length : (rankOf[code] ?? 0);
  };
  return byRank(count, values.length, rank);
}

/** Puts each row to its rank. */
function byRank(count: number, ranks: number, rankOf: (place: number) => number): ColumnOrder {
  const ends = new Uint32Array(ranks + 2);
  for (let place = 0; place < count; place += 1) {
    const next = rankOf(place) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < ends.length; rank += 1) ends[rank] = (ends[rank] ?? 0) + (ends[rank - 1] ?? 0);
  const starts = ends.slice(0, ranks + 1);
  const places = new Uint32Array(count);
  for (let place = 0; place < count; place += 1) {
    const rank = rankOf(place);
    const at = ends[rank] ?? 0;
    places[at] = place;
    ends[rank] = at + 1;
  }
  return { rows: places, starts };
}

/** The same rows with the greatest value first; equal ones still as in the table, those without a value still last. */
export function descending({ rows: places, starts }: ColumnOrder): Uint32Array {
  const order = new Uint32Array(places.length);
  const valued = starts.at(-1) ?? 0;
  let to = 0;
  for (let rank = starts.length - 2; rank >= 0; rank -= 1) {
    for (let from = starts[rank] ?? 0; from < (starts[rank + 1] ?? 0); from += 1) {
      order[to] = places[from] ?? 0;
      to += 1;
    }
  }
  order.set(places.subarray(valued), valued);
  return order;
}

function* sorted(values: readonly (string | number)[]): Slices<readonly (string | number)[]> {
  if (values.every((value) => typeof value === 'number')) return [...Float64Array.from(values).sort()];
  let runs: (string | number)[][] = [];
  for (let from = 0; from < values.length; from += A_STEP) {
    // Without a function to compare, which would be called a million times.
    runs.push(values.slice(from, from + A_STEP).sort());
    yield;
  }
  while (runs.length > 1) {
    const merged: (string | number)[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(merge(runs[at] ?? [], runs[at + 1] ?? []));
      yield;
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function merge<T extends string | number>(a: readonly T[], b: readonly T[]): T[] {
  const both: T[] = [];
  let at = 0;
  for (const one of a) {
    for (let other = b[at]; other !== undefined && other < one; other = b[at]) {
      both.push(other);
      at += 1;
    }
    both.push(one);
  }
  for (; at < b.length; at += 1) both.push(b[at] as T);
  return both;
}
