import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS, formatsOf } from '../domain/formats/formats';
import { acceptedRules } from '../domain/formats/locale-rules';
import { htmlTable, plainCellText, plainNumbers, tabSeparated } from './plain-table-text';

const { column, count, percent, quantity, rules } = AMERICAN_FORMATS;

describe('plainCellText', () => {
  it.each([
    [column(-0.14, 2), '-0.14'],
    [column(23_385.59, 2), '23385.59'],
    [column(-1_234_567.8, 1), '-1234567.8'],
    [column(null, 2), ''],
    [count(1_204_000), '1204000'],
    [percent(0.03), '3%'],
    [quantity(-12_300, 'kWh'), '-12300 kWh'],
    ['2:05\u202fPM', '2:05 PM'],
    ['Nov 9, 2026', 'Nov 9, 2026'],
    ['12–1\u202fAM', '12–1 AM'],
    ['0.123,456', '0.123,456'],
    [' so far\n 0.84 ', 'so far 0.84'],
  ])('%j becomes %j', (shown, plain) => expect(plainCellText(shown, rules.digits)).toBe(plain));

  it.each(['de-DE', 'fr-FR', 'en-IN', 'de-CH', 'sv-SE'])(
    'takes the groups of %s out, and leaves its decimals',
    (language) => {
      const local = formatsOf(acceptedRules(language));
      const { digits } = local.rules;
      expect(plainCellText(local.column(-12_345_678.5, 1), digits)).toBe(`-12345678${digits.decimal}5`);
      expect(plainCellText(local.column(1.204, 3), digits)).toBe(`1${digits.decimal}204`);
      expect(plainCellText(local.percent(0.03), digits)).toBe('3%');
    },
  );
});

it('plainNumbers keeps line breaks and tabs', () => {
  expect(plainNumbers('a\t\u22121,204\nb\t–', rules.digits)).toBe('a\t-1204\nb\t–');
});

it('writes rows as text and as HTML', () => {
  const rows = [
    ['a', '-1'],
    ['<b>', ''],
  ];
  expect(tabSeparated(rows)).toBe('a\t-1\n<b>\t');
  expect(htmlTable(rows)).toBe('<table><tr><td>a</td><td>-1</td></tr><tr><td>&lt;b&gt;</td><td></td></tr></table>');
});
