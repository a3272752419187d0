import { expect, it } from 'vitest';
import { parseAmount } from './parse-amount';

it.each([
  ['0.15', 0.15],
  ['.15', 0.15],
  ['$0.15', 0.15],
  ['0,15', 0.15],
  ['12', 12],
  ['12.', 12],
  ['0,123', 0.123],
  ['1,234', 1234],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['1,234,567', 1_234_567],
  [' 7 ', 7],
  ['', null],
  ['.', null],
  ['-3', null],
  ['abc', null],
  ['1e5', null],
])('reads %s as %s', (text, number) => {
  expect(parseAmount(text)).toBe(number);
});
