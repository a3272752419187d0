/** What a meter measures; decides color, labels and units. */
export type MeterCommodity = 'electricity' | 'generation' | 'sub-meter' | 'gas' | 'water' | 'other';

/** The color of a meter type, by the name of its token in `app/globals.css`. Water outdoors has its own. */
export type MeterColor = Exclude<MeterCommodity, 'other'> | 'outdoor-water' | 'other-commodity';

export interface MeterTypeFacts {
  /** The name for users; an unknown type as the cloud sends it. */
  label: string;
  commodity: MeterCommodity;
  color: MeterColor;
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
const grid = { commodity: 'electricity', color: 'electricity', ...electric } as const;
const gas = { commodity: 'gas', color: 'gas', unit: 'CCF', rateUnit: 'CCF/h', decimals: 3 } as const;
const water = { commodity: 'water', unit: 'gal', rateUnit: 'gal/h', decimals: 1, canBeNegative: false } as const;

/** Labels and units by meter type. Source: copper-api.md, 'Values'. */
const KINDS: Record<string, MeterTypeFacts> = {
  power: { label: 'Electricity', ...grid, canBeNegative: false },
  electric: { label: 'Electricity', ...grid, canBeNegative: false },
  power_net: { label: 'Net electricity', ...grid, canBeNegative: true },
  power_gen: {
    label: 'Solar generation',
    commodity: 'generation',
    color: 'generation',
    ...electric,
    canBeNegative: false,
  },
  power_sub: { label: 'Sub-meter', commodity: 'sub-meter', color: 'sub-meter', ...electric, canBeNegative: false },
  gas: { label: 'Gas', ...gas, canBeNegative: false },
  water: { label: 'Water', color: 'water', ...water },
  water_indoor: { label: 'Indoor water', color: 'water', ...water },
  water_outdoor: { label: 'Outdoor water', color: 'outdoor-water', ...water },
};

const unknownType = {
  commodity: 'other',
  color: 'other-commodity',
  unit: null,
  rateUnit: null,
  decimals: 2,
  canBeNegative: true,
} as const;

/** Returns labels and units of a meter type; an unknown type keeps its name and has no unit. */
export function meterTypeOf(type: string): MeterTypeFacts {
  const known = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return known ?? { label: type, ...unknownType };
}
