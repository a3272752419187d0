/** Rows of a list whose pages may overlap: each id once, the last row of it wins. */
export function once<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
