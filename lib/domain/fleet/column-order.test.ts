import { describe, expect, it } from 'vitest';
import { runAllSlices } from '../slices';
import { descending, orderColumn } from './column-order';

/** More values than are sorted in one step, some of them more than once, some missing; the same every time. */
const values = Array.from({ length: 20_011 }, (_, place) => (place % 97 === 0 ? null : (place * 7919) % 15_013));

describe('orderColumn', () => {
  it.each([
    ['numbers', values],
    ['texts', values.map((value) => (value === null ? null : `${value % 2 === 0 ? 'No' : 'nO'} ${value}`))],
  ])('orders many %s, those of equal value as they stand, those without one last', (_, many) => {
    const order = runAllSlices(orderColumn(many.length, (place) => many[place] ?? null));
    const key = (place: number) => (typeof many[place] === 'string' ? many[place].toLowerCase() : many[place]);
    const naive = (sign: number) =>
      [...many.keys()].sort((a, b) => {
        const [one, other] = [key(a) ?? null, key(b) ?? null];
        if (one === other) return a - b;
        if (one === null || other === null) return one === null ? 1 : -1;
        return one < other ? -sign : sign;
      });
    expect([...order.rows]).toEqual(naive(1));
    expect([...descending(order)]).toEqual(naive(-1));
  });
});
