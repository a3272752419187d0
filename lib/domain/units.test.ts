import { describe, expect, it } from 'vitest';
import type { Series } from './series';
import { shownFacts, shownSeries } from './units';

describe('shownFacts', () => {
  it('turns volumes alone, and only when asked to', () => {
    expect(shownFacts('water_indoor', 'metric')).toMatchObject({ unit: 'L', rateUnit: 'L/h', label: 'Indoor water' });
    // 1 CCF is 100 cubic feet of 28.316846592 L each.
    expect(shownFacts('gas', 'metric')).toMatchObject({ unit: 'm³', factor: 2.8316846592 });
    expect(shownFacts('power_net', 'metric')).toMatchObject({ unit: 'kWh', rateUnit: 'kW', factor: 1 });
    expect(shownFacts('steam', 'metric')).toMatchObject({ unit: null, factor: 1, label: 'steam' });
    expect(shownFacts('gas', 'meter')).toMatchObject({ unit: 'CCF', rateUnit: 'CCF/h', factor: 1 });
  });
});

describe('shownSeries', () => {
  const bucket = { start: 'a', end: 'b', actual: 7, state: 'measured' } as const;
  const series = {
    meterType: 'water',
    unit: 'gal',
    sum: 3,
    buckets: [
      { ...bucket, value: 1, rate: 2, register: 100 },
      { ...bucket, value: 2, rate: null, register: 102 },
      { ...bucket, value: null, rate: null, register: null },
    ],
  } as unknown as Series;

  it('turns amounts and rates, keeps what is missing and the register', () => {
    const shown = shownSeries(series, 'metric');
    expect(shown.unit).toBe('L');
    expect(shown.sum).toBeCloseTo(11.356235, 6);
    expect(shown.buckets[0]).toMatchObject({ register: 100, actual: 7 });
    expect(shown.buckets[0]?.value).toBeCloseTo(3.785412, 6);
    expect(shown.buckets[0]?.rate).toBeCloseTo(7.570824, 6);
    expect(shown.buckets[2]).toMatchObject({ value: null, rate: null, register: null });
    expect(series.sum).toBe(3);
  });

  it('is the same object where nothing changes', () => {
    expect(shownSeries(series, 'meter')).toBe(series);
    const power = { ...series, meterType: 'power', unit: 'kWh' };
    expect(shownSeries(power, 'metric')).toBe(power);
  });
});
