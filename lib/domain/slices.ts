/**
 * Long work in slices of a few milliseconds, so that its caller can do other work between them. The generator returns the
 * result at the end.
 */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Rows processed in one slice. */
const ROWS_PER_SLICE = 2_000;

/** Calls `work` with 0, 1, … below `count`. */
export function* forEachIndexInSlices(
  count: number,
  work: (index: number) => void,
  rowsPerSlice = ROWS_PER_SLICE,
): Slices<void> {
  for (let index = 0; index < count; index += 1) {
    work(index);
    if (index % rowsPerSlice === rowsPerSlice - 1) yield;
  }
}

/** Calls `work` with each row. Use fewer rows per slice when each takes longer. */
export function forEachInSlices<T>(
  rows: readonly T[],
  work: (row: T, index: number) => void,
  rowsPerSlice = ROWS_PER_SLICE,
): Slices<void> {
  return forEachIndexInSlices(rows.length, (index) => work(rows[index] as T, index), rowsPerSlice);
}

/** Returns what `make` returns for each row. */
export function* mapInSlices<T, Result>(
  rows: readonly T[],
  make: (row: T, index: number) => Result,
  rowsPerSlice = ROWS_PER_SLICE,
): Slices<Result[]> {
  const results: Result[] = [];
  yield* forEachInSlices(rows, (row, index) => results.push(make(row, index)), rowsPerSlice);
  return results;
}

/** Returns the rows for which `predicate` is true. */
export function* filterInSlices<T>(rows: readonly T[], predicate: (row: T) => boolean): Slices<T[]> {
  const found: T[] = [];
  yield* forEachInSlices(rows, (row) => {
    if (predicate(row)) found.push(row);
  });
  return found;
}

/** Groups rows by key, in their order. Rows without a key are left out. */
export function* groupInSlices<T>(rows: readonly T[], keyOf: (row: T) => string | null): Slices<Map<string, T[]>> {
  const groups = new Map<string, T[]>();
  yield* forEachInSlices(rows, (row) => {
    const key = keyOf(row);
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  });
  return groups;
}
