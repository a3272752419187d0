import { describe, expect, it } from 'vitest';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { mainMeter } from '@/lib/domain/main-meter';
import { liveRateText, premiseSentence, todayText } from './premise-sentence';

const meters = (...types: string[]) => types.map((type) => ({ type }));

describe('mainMeter', () => {
  it.each([
    [['gas', 'power'], 'power'],
    [['power', 'power_gen', 'power_net'], 'power_net'],
    [['water', 'gas'], 'water'],
    [[], undefined],
  ])('of %j is %s', (types, expected) => expect(mainMeter(meters(...types))?.type).toBe(expected));
});

describe('liveRateText', () => {
  it.each([
    ['power', 1.4237, 'Using 1.42\u202fkW'],
    ['power_net', -2.31, 'Selling 2.31\u202fkW'],
    ['power_gen', 4.2, 'Generating 4.20\u202fkW'],
    ['power_gen', -0.02, 'Drawing 0.020\u202fkW'],
    ['power', -2.31, 'Using −2.31\u202fkW'],
    ['power_sub', -0.4, 'Sub-meter at −0.400\u202fkW'],
    ['gas', -0.0312, 'Gas at −0.031\u202fCCF/h'],
    ['gas', 0.0312, 'Gas at 0.031\u202fCCF/h'],
    ['steam', 3, 'steam at 3.00'],
    ['power', null, null],
  ])('%s %d', (type, rate, words) => expect(liveRateText({ type, rate }, 'meter', AMERICAN_FORMATS)).toBe(words));

  it('uses the chosen units', () =>
    expect(liveRateText({ type: 'water', rate: 10 }, 'metric', AMERICAN_FORMATS)).toBe('Water at 37.9\u202fL/h'));
});

describe('todayText', () => {
  const text = (amount: number | null, comparison: string | null, canBeNegative = false) =>
    todayText(amount, comparison, { unit: 'kWh', canBeNegative, commodity: 'electricity' }, AMERICAN_FORMATS);

  it('is the amount so far with its comparison', () => {
    expect(text(14, '9 % less than usual')).toBe('14.0\u202fkWh so far today, 9 % less than usual');
    expect(text(14, null)).toBe('14.0\u202fkWh so far today');
    expect(text(null, 'as usual')).toBeNull();
  });

  it('is neutral for a meter of an unknown type', () => {
    const unknown = { unit: null, canBeNegative: true, commodity: 'other' } as const;
    expect(todayText(3, null, unknown, AMERICAN_FORMATS)).toBe('3.00 so far today');
    expect(todayText(-3, null, unknown, AMERICAN_FORMATS)).toBe('−3.00 so far today');
  });

  it('keeps the sign of a meter that should only count up', () => {
    expect(text(-11.97, '29.9 kWh less than usual')).toBe('−12.0\u202fkWh so far today, 29.9 kWh less than usual');
  });

  it('says for generation whether it was generated or drawn', () => {
    const solar = { unit: 'kWh', canBeNegative: false, commodity: 'generation' } as const;
    expect(todayText(3, null, solar, AMERICAN_FORMATS)).toBe('3.00\u202fkWh generated so far today');
    expect(todayText(-0.11, null, solar, AMERICAN_FORMATS)).toBe('0.110\u202fkWh drawn so far today');
  });

  it('says for a net meter whether more was bought or sold', () => {
    expect(text(6.08, '6.22 kWh more than usual', true)).toBe('You’ve bought 6.08\u202fkWh more than you sold today');
    expect(text(-6.08, null, true)).toBe('You’ve sold 6.08\u202fkWh more than you bought today');
    expect(text(0, null, true)).toBe('0\u202fkWh so far today');
  });
});

describe('premiseSentence', () => {
  const NOW = Date.parse('2026-11-09T12:00:00Z');
  const say = (rate: string | null, today: string | null, rateTime = '11:59:00', todayTime = '11:50:00') =>
    premiseSentence(
      { text: rate, at: rate && `2026-11-09T${rateTime}Z` },
      { text: today, at: today && `2026-11-09T${todayTime}Z` },
      NOW,
    );

  it.each([
    ['Using 1 kW', '14 kWh so far today', 'Using 1 kW right now. 14 kWh so far today.'],
    ['Using 1 kW', null, 'Using 1 kW right now.'],
    [null, '14 kWh so far today', '14 kWh so far today.'],
    [null, null, null],
  ])('%s, %s', (rate, today, sentence) => expect(say(rate, today)).toBe(sentence));

  it('gives the age of what is old', () => {
    expect(say('Using 1 kW', '14 kWh so far today', '11:24:00')).toBe('Using 1 kW 36 min ago. 14 kWh so far today.');
    expect(say('Using 1 kW', '14 kWh so far today', '11:24:00', '11:24:00')).toBe(
      'Using 1 kW 36 min ago. 14 kWh so far today, as of 36 min ago.',
    );
  });
});
