/** A set of a table's rows: bit `row % 32` of word `row >> 5`. */
export type RowSet = Uint32Array;

/** Returns a set without rows, for a table of `count` rows. */
export function emptyRowSet(count: number): RowSet {
  return new Uint32Array((count + 31) >> 5);
}

/** Adds a row. */
export function addRow(set: RowSet, row: number): void {
  set[row >> 5] = (set[row >> 5] ?? 0) | (1 << (row & 31));
}

/** True when the set has the row. */
export function hasRowIn(set: RowSet, row: number): boolean {
  return (((set[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1;
}

/** Adds the rows of another set. */
export function addRows(set: RowSet, others: RowSet): void {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) | (others[word] ?? 0);
}

/** Returns the rows that are in all of the sets; null stands for all rows. */
export function intersectionOf(sets: readonly RowSet[]): RowSet | null {
  const [first, ...others] = sets;
  if (!first) return null;
  const common = first.slice();
  for (const set of others) {
    for (let word = 0; word < common.length; word += 1) common[word] = (common[word] ?? 0) & (set[word] ?? 0);
  }
  return common;
}

/** Returns how many rows are in both sets. */
export function countCommonRows(one: RowSet, other: RowSet): number {
  let count = 0;
  for (let word = 0; word < one.length; word += 1) count += bitCount((one[word] ?? 0) & (other[word] ?? 0));
  return count;
}

/** Calls `visit` for each row, in ascending order. */
export function forEachRowOf(set: RowSet, visit: (row: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    for (let bits = set[word] ?? 0; bits !== 0; bits &= bits - 1) visit((word << 5) + 31 - Math.clz32(bits & -bits));
  }
}

/** Counts the bits of 32, two, four and eight at a time. */
function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
