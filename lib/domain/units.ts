import { type MeterTypeFacts, meterTypeOf } from './meter-types';
import type { Series } from './series';

/** In what volumes are shown: as the meters count, or in metric units. Energy is kWh either way. */
export const UNIT_SYSTEMS = ['meter', 'metric'] as const;
export type UnitSystem = (typeof UNIT_SYSTEMS)[number];

/** `unit` and `rateUnit` as shown; `factor` makes an amount or a rate in them of one in the meter's own. */
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

/** Words and units of a meter type as they are shown. */
export function displayFacts(type: string, system: UnitSystem): DisplayFacts {
  const facts = meterTypeOf(type);
  if (system === 'meter' || facts.unit === null || facts.unit === 'kWh') return { ...facts, factor: 1 };
  return { ...facts, ...METRIC[facts.unit] };
}

/**
 * A series with its amounts and rates as they are shown; itself where they are the meter's own. Registers stay what
 * stands on the meter's face.
 */
export function displaySeries(series: Series, system: UnitSystem): Series {
  const { unit, factor } = displayFacts(series.meterType, system);
  if (factor === 1) return series;
  const shown = (value: number | null) => (value === null ? null : value * factor);
  return {
    ...series,
    unit,
    sum: shown(series.sum),
    buckets: series.buckets.map((bucket) => ({ ...bucket, value: shown(bucket.value), rate: shown(bucket.rate) })),
  };
}
