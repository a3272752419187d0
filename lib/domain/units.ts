import { type MeterTypeFacts, meterTypeOf } from './meter-types';
import type { Series } from './series';

/** Units of volumes: the meters' own, or metric. Energy is always in kWh. */
export const UNIT_SYSTEMS = ['meter', 'metric'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

/** `unit` and `rateUnit` as displayed. An amount or a rate in the meter's own unit is multiplied by `factor`. */
export type DisplayFacts = Omit<MeterTypeFacts, 'unit' | 'rateUnit'> & {
  unit: string | null;
  rateUnit: string | null;
  factor: number;
};

/** Both exact by definition: a US gallon is 231 cubic inches, a foot 0.3048 m. */
const METRIC = {
  gal: { unit: 'L', rateUnit: 'L/h', factor: 3.785411784, decimals: 0 },
  CCF: { unit: 'm³', rateUnit: 'm³/h', factor: 2.8316846592, decimals: 3 },
} as const;

/** Returns labels and units of a meter type for display. */
export function displayFacts(type: string, system: UnitSystem): DisplayFacts {
  const facts = meterTypeOf(type);
  if (system === 'meter' || facts.unit === null || facts.unit === 'kWh') return { ...facts, factor: 1 };
  return { ...facts, ...METRIC[facts.unit] };
}

/**
 * Returns a series with its amounts and rates in display units; the same object when nothing changes. Registers stay as
 * the meter displays them.
 */
export function displaySeries(series: Series, system: UnitSystem): Series {
  const { unit, factor } = displayFacts(series.meterType, system);
  if (factor === 1) return series;
  const convert = (value: number | null) => (value === null ? null : value * factor);
  return {
    ...series,
    unit,
    sum: convert(series.sum),
    buckets: series.buckets.map((bucket) => ({ ...bucket, value: convert(bucket.value), rate: convert(bucket.rate) })),
  };
}
