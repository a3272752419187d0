import { expect, it } from 'vitest';
import { addRow, addRows, countCommonRows, emptyRowSet, forEachRowOf, hasRowIn, intersectionOf } from './row-set';

const COUNT = 100;

function setOf(rows: readonly number[]) {
  const set = emptyRowSet(COUNT);
  for (const row of rows) addRow(set, row);
  return set;
}

function rowsOf(set: ReturnType<typeof setOf>): number[] {
  const rows: number[] = [];
  forEachRowOf(set, (row) => rows.push(row));
  return rows;
}

it('has the rows that were added, in ascending order, also at the ends of words', () => {
  const set = setOf([99, 0, 64, 31, 32, 63, 31]);
  expect(rowsOf(set)).toEqual([0, 31, 32, 63, 64, 99]);
  expect([30, 31, 98, 99].map((row) => hasRowIn(set, row))).toEqual([false, true, false, true]);
});

it('joins, intersects and counts as sets of numbers do', () => {
  const multiples = (of: number) => Array.from({ length: COUNT }, (_, row) => row).filter((row) => row % of === 0);
  const [twos, threes, fives] = [2, 3, 5].map((of) => setOf(multiples(of)));
  if (!twos || !threes || !fives) throw new Error('unreachable');
  expect(countCommonRows(twos, threes)).toBe(multiples(6).length);
  expect(countCommonRows(twos, twos)).toBe(50);
  expect(rowsOf(intersectionOf([twos, threes, fives]) ?? twos)).toEqual(multiples(30));
  expect(intersectionOf([])).toBeNull();
  addRows(threes, fives);
  expect(rowsOf(threes)).toEqual([...new Set([...multiples(3), ...multiples(5)])].sort((a, b) => a - b));
});
