import { z } from 'zod';
import { wireInstant, wireNumber, wireRows } from './wire-values';

/** A row of `usage`. */
export const wireUsageRow = z.looseObject({
  time: wireInstant,
  usage: wireNumber,
  power: wireNumber,
  value: wireNumber,
  actual: wireNumber,
});
export type WireUsageRow = z.output<typeof wireUsageRow>;

/** A row of `baseline-series` and `average-series`. */
export const wireEnergyRow = z.looseObject({ time: wireInstant, energy: wireNumber, power: wireNumber });
export type WireEnergyRow = z.output<typeof wireEnergyRow>;

export const wireUsage = z.looseObject({ results: wireRows(wireUsageRow) });
export const wireEnergy = z.looseObject({ series: wireRows(wireEnergyRow) });
