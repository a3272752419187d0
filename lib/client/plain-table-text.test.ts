import { describe, expect, it } from 'vitest';
import { columnNumber, countText, percentText, quantity } from '../domain/numbers';
import { htmlTable, plainCellText, plainNumbers, tabSeparated } from './plain-table-text';

describe('plainCellText', () => {
  it.each([
    [columnNumber(-0.14, 2), '-0.14'],
    [columnNumber(23_385.59, 2), '23385.59'],
    [columnNumber(-1_234_567.8, 1), '-1234567.8'],
    [columnNumber(null, 2), ''],
    [countText(1_204_000), '1204000'],
    [percentText(0.03), '3%'],
    [quantity(-12_300, 'kWh'), '-12300 kWh'],
    ['2:05\u202fPM', '2:05 PM'],
    ['00:00–01:00', '00:00–01:00'],
    [' so far\n 0.84 ', 'so far 0.84'],
  ])('%j becomes %j', (shown, plain) => expect(plainCellText(shown)).toBe(plain));
});

it('plainNumbers keeps line breaks and tabs', () => {
  expect(plainNumbers('a\t\u22121\u202f204\nb\t–')).toBe('a\t-1204\nb\t–');
});

it('writes rows as text and as HTML', () => {
  const rows = [
    ['a', '-1'],
    ['<b>', ''],
  ];
  expect(tabSeparated(rows)).toBe('a\t-1\n<b>\t');
  expect(htmlTable(rows)).toBe('<table><tr><td>a</td><td>-1</td></tr><tr><td>&lt;b&gt;</td><td></td></tr></table>');
});
