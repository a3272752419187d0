import { mainMeter } from '../main-meter';
import { meterTypeOf } from '../meter-types';
import type { Meter } from '../premise';
import { COMMODITIES, type Commodity, type ExportRule } from './tariff';

/** The meters whose readings a bill is worked out from. `generation` only where it changes the bill. */
export interface BilledMeters<M extends Pick<Meter, 'type'>> {
  use: M[];
  generation: M[];
}

/**
 * Returns the meters that count for a bill. A net meter alone says what was taken and sent in each interval; without one,
 * generation is taken off use, or sold in full, where the tariff has a rule for what is sent.
 */
export function billedMeters<M extends Pick<Meter, 'type'>>(
  meters: readonly M[],
  commodity: Commodity,
  rule: ExportRule | undefined,
): BilledMeters<M> {
  const ofCommodity = (name: string) => meters.filter(({ type }) => meterTypeOf(type).commodity === name);
  if (commodity !== 'electricity') return { use: ofCommodity(commodity === 'gas' ? 'gas' : 'water'), generation: [] };
  const main = mainMeter(meters);
  if (main?.type === 'power_net' && rule?.meters !== 'buyAllSellAll') return { use: [main], generation: [] };
  const use = ofCommodity('electricity').filter(({ type }) => type !== 'power_net');
  return { use, generation: rule ? ofCommodity('generation') : [] };
}

/** Returns what a home has meters of. Sewer is billed by the water meter. */
export function commoditiesOf(meters: readonly Pick<Meter, 'type'>[]): Commodity[] {
  return COMMODITIES.filter((commodity) => billedMeters(meters, commodity, undefined).use.length > 0);
}
