import { describe, expect, it } from 'vitest';
import { liveRateText, mainMeter, premiseSentence } from './premise-sentence';

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
    ['gas', 0.0312, 'Gas at 0.031\u202fCCF/h'],
    ['steam', 3, 'steam at 3.00'],
    ['power', null, null],
  ])('%s %d', (type, rate, words) => expect(liveRateText({ type, rate }, 'meter')).toBe(words));

  it('uses the chosen units', () =>
    expect(liveRateText({ type: 'water', rate: 10 }, 'metric')).toBe('Water at 37.9\u202fL/h'));
});

describe('premiseSentence', () => {
  it.each([
    ['Using 1 kW', '14 kWh', '9 % below usual', 'Using 1 kW right now. 14 kWh so far today, 9 % below usual.'],
    ['Using 1 kW', null, null, 'Using 1 kW right now.'],
    [null, '14 kWh', null, '14 kWh so far today.'],
    [null, null, null, null],
  ])('%s, %s, %s', (now, today, compared, sentence) => expect(premiseSentence(now, today, compared)).toBe(sentence));
});
