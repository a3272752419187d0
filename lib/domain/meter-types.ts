/** What a meter measures; decides color, labels and units. */
export type MeterCommodity = 'electricity' | 'generation' | 'sub-meter' | 'gas' | 'water' | 'other';

export interface MeterTypeFacts {
  /** The name for users; an unknown type as the cloud sends it. */
  label: string;
  commodity: MeterCommodity;
  /** Unit of usage and register, null when unknown. */
  unit: 'kWh' | 'CCF' | 'gal' | null;
  /** Unit of the rate, usage per hour. */
  rateUnit: 'kW' | 'CCF/h' | 'gal/h' | null;
  /** Decimals of usage in columns. */
  decimals: number;
  /** True when negative values are normal: energy sent to the grid. */
  canBeNegative: boolean;
}

const electric = { unit: 'kWh', rateUnit: 'kW', decimals: 2 } as const;
const water = { commodity: 'water', unit: 'gal', rateUnit: 'gal/h', decimals: 1, canBeNegative: false } as const;

/** Labels and units by meter type. Source: copper-api.md, 'Values'. */
const KINDS: Record<string, MeterTypeFacts> = {
  power: { label: 'Electricity', commodity: 'electricity', ...electric, canBeNegative: false },
  electric: { label: 'Electricity', commodity: 'electricity', ...electric, canBeNegative: false },
  power_net: { label: 'Net electricity', commodity: 'electricity', ...electric, canBeNegative: true },
  power_gen: { label: 'Solar generation', commodity: 'generation', ...electric, canBeNegative: false },
  power_sub: { label: 'Sub-meter', commodity: 'sub-meter', ...electric, canBeNegative: false },
  gas: { label: 'Gas', commodity: 'gas', unit: 'CCF', rateUnit: 'CCF/h', decimals: 3, canBeNegative: false },
  water: { label: 'Water', ...water },
  water_indoor: { label: 'Indoor water', ...water },
  water_outdoor: { label: 'Outdoor water', ...water },
};

/** Returns labels and units of a meter type; an unknown type keeps its name and has no unit. */
export function meterTypeOf(type: string): MeterTypeFacts {
  const known = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return known ?? { label: type, commodity: 'other', unit: null, rateUnit: null, decimals: 2, canBeNegative: true };
}
