import { describe, expect, it } from 'vitest';
import type { Series } from './series';
import { displayFacts, displaySeries } from './units';

describe('displayFacts', () => {
  it('converts only volumes, and only to metric', () => {
    expect(displayFacts('water_indoor', 'metric')).toMatchObject({ unit: 'L', rateUnit: 'L/h', label: 'Indoor water' });
    // 1 CCF is 100 cubic feet of 28.316846592 L each.
    expect(displayFacts('gas', 'metric')).toMatchObject({ unit: 'm³', factor: 2.8316846592 });
    expect(displayFacts('power_net', 'metric')).toMatchObject({ unit: 'kWh', rateUnit: 'kW', factor: 1 });
    expect(displayFacts('steam', 'metric')).toMatchObject({ unit: null, factor: 1, label: 'steam' });
    expect(displayFacts('gas', 'meter')).toMatchObject({ unit: 'CCF', rateUnit: 'CCF/h', factor: 1 });
  });
});

describe('displaySeries', () => {
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

  it('converts amounts and rates, and keeps missing values and registers', () => {
    const shown = displaySeries(series, 'metric');
    expect(shown.unit).toBe('L');
    expect(shown.sum).toBeCloseTo(11.356235, 6);
    expect(shown.buckets[0]).toMatchObject({ register: 100, actual: 7 });
    expect(shown.buckets[0]?.value).toBeCloseTo(3.785412, 6);
    expect(shown.buckets[0]?.rate).toBeCloseTo(7.570824, 6);
    expect(shown.buckets[2]).toMatchObject({ value: null, rate: null, register: null });
    expect(series.sum).toBe(3);
  });

  it('is the same object when nothing changes', () => {
    expect(displaySeries(series, 'meter')).toBe(series);
    const power = { ...series, meterType: 'power', unit: 'kWh' };
    expect(displaySeries(power, 'metric')).toBe(power);
  });
});
