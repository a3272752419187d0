import { expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { budgetSentence, limitsText, reserveText } from './budget-words';

it('counts requests with the right noun', () => {
  const left = (hour: number) =>
    budgetSentence({ hour: { remaining: hour }, day: { remaining: 80 }, blockedUntil: null }, AMERICAN_FORMATS);
  expect(left(1)).toBe('1 request left this hour, 80 today.');
  expect(left(2)).toBe('2 requests left this hour, 80 today.');
  expect(left(0)).toBe('This hour’s requests are used up.');
  expect(limitsText(1, 10, AMERICAN_FORMATS)).toBe('1 request per hour and 10 per 24 hours');
  expect(reserveText(1, 15, AMERICAN_FORMATS)).toBe('1 request an hour and 15 a day are reserved for pages.');
});
