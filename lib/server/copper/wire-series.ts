import { z } from 'zod';
import { wireInstant, wireNumber, wireRows } from './wire-values';

/** A row of `usage`. */
const wireUsageRow = z.looseObject({
  time: wireInstant,
  usage: wireNumber,
  power: wireNumber,
  value: wireNumber,
  actual: wireNumber,
});

/** A row of `baseline-series` and `average-series`. */
const wireEnergyRow = z.looseObject({ time: wireInstant, energy: wireNumber, power: wireNumber });

export const wireUsage = z.looseObject({ results: wireRows(wireUsageRow) });
export const wireEnergy = z.looseObject({ series: wireRows(wireEnergyRow) });
