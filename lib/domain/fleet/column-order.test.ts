import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import { descending, orderColumn } from './column-order';

/** More values than one slice sorts, with duplicates and missing ones; deterministic. */
const values = Array.from({ length: 20_011 }, (_, index) => (index % 97 === 0 ? null : (index * 7919) % 15_013));

describe('orderColumn', () => {
  it.each([
    ['numbers', values],
    ['texts', values.map((value) => (value === null ? null : `${value % 2 === 0 ? 'No' : 'nO'} ${value}`))],
  ])('sorts many %s, keeps the order of equal values, and puts missing ones last', (_, many) => {
    const order = runAllSlices(orderColumn(many.length, (row) => many[row] ?? null));
    const key = (row: number) => (typeof many[row] === 'string' ? many[row].toLowerCase() : many[row]);
    const sortedRows = (sign: number) =>
      [...many.keys()].sort((a, b) => {
        const [left, right] = [key(a) ?? null, key(b) ?? null];
        if (left === right) return a - b;
        if (left === null || right === null) return left === null ? 1 : -1;
        return left < right ? -sign : sign;
      });
    expect([...order.rows]).toEqual(sortedRows(1));
    expect([...descending(order)]).toEqual(sortedRows(-1));
  });
});
