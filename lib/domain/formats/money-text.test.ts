import { expect, it } from 'vitest';
import { AMERICAN_RULES, withChoices } from './format-rules';
import { moneyText, priceText, roundMoneyText } from './money-text';

const GERMAN = withChoices(AMERICAN_RULES, { digits: 'point-comma' });
const plain = (text: string) => text.replaceAll('\u202f', ' ').replaceAll('\u2212', '-');

it.each([
  [103_240_000, 'USD', '$103.24'],
  [-4_000_000, 'USD', '-$4.00'],
  [-1000, 'USD', '$0.00'],
  [1_234_567_890_000, 'USD', '$1,234,567.89'],
  [500_000_000, 'JPY', '¥500'],
  [9_500_000, 'CHF', '9.50 CHF'],
])('writes %i millionths of %s as %s', (micro, currency, text) => {
  expect(plain(moneyText(micro, currency, AMERICAN_RULES))).toBe(text);
});

it('writes the sign after the number where the comma is decimal', () => {
  expect(plain(moneyText(103_240_000, 'EUR', GERMAN))).toBe('103,24 €');
});

it('leaves out cents in a sentence from ten on', () => {
  expect(roundMoneyText(114_400_000, 'USD', AMERICAN_RULES)).toBe('$114');
  expect(roundMoneyText(3_204_000, 'USD', AMERICAN_RULES)).toBe('$3.20');
});

it('writes a price with the decimals it has, from two to five', () => {
  expect([150_000, 120_500, 264_159, 2_000_000].map((micro) => priceText(micro, 'USD', AMERICAN_RULES))).toEqual([
    '$0.15',
    '$0.1205',
    '$0.26416',
    '$2.00',
  ]);
});
