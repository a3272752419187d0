import type { FormatRules } from './format-rules';
import { fixedNumber, MINUS } from './number-text';

const NARROW_SPACE = '\u202f';
/** Signs that are understood everywhere; other currencies are written by their code. */
const SIGNS: Record<string, string> = {
  USD: '$',
  CAD: 'CA$',
  AUD: 'A$',
  NZD: 'NZ$',
  GBP: '£',
  EUR: '€',
  INR: '₹',
  JPY: '¥',
};
const WHOLE_CURRENCIES = ['JPY', 'KRW', 'ISK', 'CLP'];

/** Hundredths of a currency with their sign. */
const SMALL_SIGNS: Record<string, string> = { USD: '¢', CAD: '¢', AUD: '¢', NZD: '¢', GBP: 'p' };

type Rules = Pick<FormatRules, 'digits' | 'percent'>;

/** Returns an amount of millionths of a currency with its decimals: '$103.24', '−$4.00', '103,24 €'. */
export function moneyText(micro: number, currency: string, rules: Rules): string {
  return withSign(micro, currency, WHOLE_CURRENCIES.includes(currency) ? 0 : 2, rules);
}

/** Returns an amount for a sentence: without cents from 10 on. */
export function roundMoneyText(micro: number, currency: string, rules: Rules): string {
  const isWhole = Math.abs(micro) >= 9_995_000 || WHOLE_CURRENCIES.includes(currency);
  return withSign(micro, currency, isWhole ? 0 : 2, rules);
}

/** Returns an amount below one in hundredths where they have a sign: '20¢', '0.4¢'. */
export function smallMoneyText(micro: number, currency: string, rules: Rules): string {
  const sign = SMALL_SIGNS[currency];
  const hundredths = Math.abs(micro) / 10_000;
  if (sign === undefined || hundredths >= 99.5) return roundMoneyText(micro, currency, rules);
  const number = fixedNumber(hundredths, hundredths > 0 && hundredths < 0.95 ? 1 : 0, rules);
  return `${micro < 0 && Number(number.replace(/\D/g, '')) !== 0 ? MINUS : ''}${number}${sign}`;
}

/** Returns how a currency is written beside a number: '$', 'CHF'. */
export function currencySign(currency: string): string {
  return SIGNS[currency] ?? currency;
}

/** Returns a price with as many decimals as it has, at least two and at most five: '$0.264159' is '$0.26416'. */
export function priceText(micro: number, currency: string, rules: Rules): string {
  const decimals = /0*$/.exec((Math.abs(micro) / 1e6).toFixed(5).split('.')[1] ?? '')?.[0].length ?? 0;
  return withSign(micro, currency, Math.max(2, 5 - decimals), rules);
}

function withSign(micro: number, currency: string, decimals: number, rules: Rules): string {
  const number = fixedNumber(Math.abs(micro) / 1e6, decimals, rules);
  const minus = micro < 0 && Number(number.replace(/\D/g, '')) !== 0 ? MINUS : '';
  const sign = SIGNS[currency];
  const isAfter = sign === undefined || rules.digits.decimal === ',';
  return isAfter ? `${minus}${number}${NARROW_SPACE}${sign ?? currency}` : `${minus}${sign}${number}`;
}
