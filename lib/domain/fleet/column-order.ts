import { forEachIndexInSlices, type Slices } from '../slices';

/** The rows of a table sorted by one column. A row is its index in the table. */
export interface ColumnOrder {
  /** Rows by ascending value, then the rows without a value. Equal rows keep the table's order. */
  rows: Uint32Array;
  /** Start of each value's rows in `rows`; the last entry is the start of the rows without a value. */
  starts: Uint32Array;
}

/** Values sorted per slice. */
const VALUES_PER_SLICE = 4_000;

/** Sorts rows by value: numbers by size, text by UTF-16 code units, ignoring case. */
export function* orderColumn(count: number, valueAt: (row: number) => string | number | null): Slices<ColumnOrder> {
  const codes = new Map<string | number, number>();
  const codeOf = new Uint32Array(count);
  const missing = 0xffff_ffff;
  yield* forEachIndexInSlices(count, (row) => {
    const value = valueAt(row);
    if (value === null) {
      codeOf[row] = missing;
      return;
    }
    const key = typeof value === 'string' ? value.toLowerCase() : value;
    const code = codes.get(key) ?? codes.size;
    if (code === codes.size) codes.set(key, code);
    codeOf[row] = code;
  });
  const values = yield* sortValues([...codes.keys()]);
  const rankOf = new Uint32Array(values.length);
  values.forEach((value, rank) => {
    rankOf[codes.get(value) ?? 0] = rank;
  });
  yield;
  const rank = (row: number) => {
    const code = codeOf[row] ?? missing;
    return code === missing ? values.length : (rankOf[code] ?? 0);
  };
  return byRank(count, values.length, rank);
}

/** Sorts rows by rank with a counting sort, which keeps the table's order for equal ranks. */
function byRank(count: number, ranks: number, rankOf: (row: number) => number): ColumnOrder {
  const ends = new Uint32Array(ranks + 2);
  for (let row = 0; row < count; row += 1) {
    const next = rankOf(row) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < ends.length; rank += 1) ends[rank] = (ends[rank] ?? 0) + (ends[rank - 1] ?? 0);
  const starts = ends.slice(0, ranks + 1);
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    const rank = rankOf(row);
    const index = ends[rank] ?? 0;
    rows[index] = row;
    ends[rank] = index + 1;
  }
  return { rows, starts };
}

/** Returns the rows by descending value. Equal rows keep the table's order; rows without a value stay last. */
export function descending({ rows, starts }: ColumnOrder): Uint32Array {
  const order = new Uint32Array(rows.length);
  const valued = starts.at(-1) ?? 0;
  let to = 0;
  for (let rank = starts.length - 2; rank >= 0; rank -= 1) {
    for (let from = starts[rank] ?? 0; from < (starts[rank + 1] ?? 0); from += 1) {
      order[to] = rows[from] ?? 0;
      to += 1;
    }
  }
  order.set(rows.subarray(valued), valued);
  return order;
}

function* sortValues(values: readonly (string | number)[]): Slices<readonly (string | number)[]> {
  if (values.every((value) => typeof value === 'number')) return [...Float64Array.from(values).sort()];
  let runs: (string | number)[][] = [];
  for (let from = 0; from < values.length; from += VALUES_PER_SLICE) {
    // No compare function: it would be called a million times.
    runs.push(values.slice(from, from + VALUES_PER_SLICE).sort());
    yield;
  }
  while (runs.length > 1) {
    const merged: (string | number)[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(mergeSorted(runs[index] ?? [], runs[index + 1] ?? []));
      yield;
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function mergeSorted<T extends string | number>(a: readonly T[], b: readonly T[]): T[] {
  const merged: T[] = [];
  let index = 0;
  for (const value of a) {
    for (let other = b[index]; other !== undefined && other < value; other = b[index]) {
      merged.push(other);
      index += 1;
    }
    merged.push(value);
  }
  for (; index < b.length; index += 1) merged.push(b[index] as T);
  return merged;
}
