import { forEachInSlices, type Slices } from '@/lib/domain/slices';

/** Returns each id once, with its last row. Pages of a list may overlap. */
export function* dedupeById<T extends { id: string }>(rows: readonly T[]): Slices<T[]> {
  const byId = new Map<string, T>();
  yield* forEachInSlices(rows, (row) => byId.set(row.id, row));
  return [...byId.values()];
}
