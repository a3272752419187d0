import { expect, it } from 'vitest';
import { likelyCurrency } from './likely-currency';

it('is the currency of the prices that are known', () => {
  expect(likelyCurrency([{ tariff: { currency: 'CAD' } }], 'America/Denver')).toBe('CAD');
});

it.each([
  ['America/Denver', 'USD'],
  ['America/Toronto', 'CAD'],
  ['Asia/Kolkata', 'INR'],
  ['Australia/Lord_Howe', 'AUD'],
  ['Europe/London', 'GBP'],
  ['Europe/Sofia', 'EUR'],
  ['Pacific/Honolulu', 'USD'],
  ['Etc/UTC', 'USD'],
  [null, 'USD'],
])('is that of where a home is: %s', (zone, currency) => {
  expect(likelyCurrency([], zone)).toBe(currency);
});

it('names zones that exist', () => {
  for (const zone of ['Europe/Vaduz', 'America/Iqaluit', 'Atlantic/Azores', 'Asia/Nicosia']) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    expect(likelyCurrency([], zone)).not.toBe('USD');
  }
});
