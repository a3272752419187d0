import { type Steps, walkInSteps } from '@/lib/domain/steps';

/** Rows of a list whose pages may overlap: each id once, the last row of it wins. */
export function* once<T extends { id: string }>(rows: readonly T[]): Steps<T[]> {
  const byId = new Map<string, T>();
  yield* walkInSteps(rows, (row) => byId.set(row.id, row));
  return [...byId.values()];
}
