import { forEachInSlices, type Slices } from '@/lib/domain/slices';

/** Rows of a list whose pages may overlap: each id once, the last row of it wins. */
export function* dedupeById<T extends { id: string }>(rows: readonly T[]): Slices<T[]> {
  const byId = new Map<string, T>();
  yield* forEachInSlices(rows, (row) => byId.set(row.id, row));
  return [...byId.values()];
}
