import { describe, expect, it } from 'vitest';
import type { HomeOverview } from '@/lib/contract/home-overview';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { daySentence, rateText, solarSentence } from './home-words';

const meter = (fields: Partial<HomeOverview['meters'][number]>): HomeOverview['meters'][number] => ({
  meterId: 'm',
  meterType: 'power',
  name: null,
  state: 'connected',
  usedToday: 11,
  compared: { used: 10.6, typical: 10.3, through: '2026-11-28T21:00:00Z' },
  level: 'usual',
  expectedToday: 23,
  days: [],
  month: { used: null, expected: null, complete: true },
  money: null,
  ...fields,
});
const say = (fields: Partial<HomeOverview['meters'][number]>, inMoney = false) =>
  daySentence(meter(fields), 'America/Denver', { units: 'meter', inMoney, formats: AMERICAN_FORMATS })
    .map(({ text }) => text)
    .join('')
    .replaceAll('\u202f', ' ');

describe('the sentence of a day', () => {
  it('has two amounts over the same hours, and what is expected', () => {
    expect(say({})).toBe('10.6 kWh by 2 PM; typically 10.3 kWh. On course for 23.0 kWh by midnight.');
    expect(say({ expectedToday: null })).toBe('10.6 kWh by 2 PM; typically 10.3 kWh.');
    expect(say({ compared: null })).toBe('11.0 kWh so far today.');
    expect(say({ compared: null, usedToday: null })).toBe('');
  });

  it('says that hours are missing', () => {
    const days = [{ start: '2026-11-28T07:00:00Z', used: 10, typical: 11, complete: false }];
    expect(say({ days, expectedToday: null })).toBe('10.6 kWh by 2 PM; typically 10.3 kWh. Some hours are missing.');
    expect(say({ days, compared: null })).toBe('11.0 kWh so far today. Some hours are missing.');
  });

  it.each([
    [6.08, 'You’ve bought 6.08 kWh more than you sold today.'],
    [-3.2, 'You’ve sold 3.20 kWh more than you bought today.'],
    [0, 'You’ve bought as much as you sold today.'],
  ])('of a net meter at %f says which way it goes', (usedToday, text) => {
    expect(say({ meterType: 'power_net', usedToday })).toBe(text);
  });

  it('has what it costs where there is a price, and money alone where that was chosen', () => {
    const days = [{ start: '2026-11-28T07:00:00Z', used: 1.54, typical: 1.5, complete: true }];
    const money = {
      ...{ currency: 'USD', priceNow: 0.14, meanPrice: 0.14, usedToday: 1.54, expectedToday: 3.22, days },
      compared: { used: 1.48, typical: 1.44, through: '2026-11-28T21:00:00Z' },
      month: { used: 80, expected: 90, complete: true },
    };
    expect(say({ money })).toBe(
      '10.6 kWh by 2 PM; typically 10.3 kWh. On course for 23.0 kWh, about $3.22, by midnight.',
    );
    expect(say({ money }, true)).toBe('$1.48 by 2 PM; typically $1.44. On course for $3.22 by midnight.');
    const gap = { ...money, days: days.map((day) => ({ ...day, complete: false })) };
    expect(say({ money: gap, compared: null })).toBe('11.0 kWh, at least $1.54 so far today.');
  });

  it('of a meter without a known unit is its number', () => {
    expect(say({ meterType: 'steam', usedToday: 12 })).toBe('12.0 today.');
  });

  it('says what solar made, and nothing of a home without it', () => {
    const solar = meter({ meterType: 'power_gen', usedToday: -0.02 });
    expect(solarSentence([meter({}), solar], 'meter', AMERICAN_FORMATS)).toBe('Solar made 0\u202fkWh so far.');
    expect(solarSentence([meter({})], 'meter', AMERICAN_FORMATS)).toBeNull();
  });
});

describe('where a rate lies', () => {
  const when = { weekday: 'Saturday', hour: '2 PM' };
  it.each([
    [[1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7], 1.65, 'Higher than on 7 of the last 8 Saturdays at 2 PM'],
    [[1, 1.1, 1.2, 1.3], 0.5, 'Lower than on each of the last 4 Saturdays at 2 PM'],
    [[1, 1.1, 1.2, 1.3], 2, 'Higher than on each of the last 4 Saturdays at 2 PM'],
  ])('%j, %f', (sameHours, rate, text) => {
    expect(rateText(rate, { sameHours }, when)).toBe(text);
  });

  it('is not said without the weeks', () => {
    expect(rateText(1, { sameHours: [] }, when)).toBeNull();
  });
});
