import type { EdgeCase } from './fleet-edge-cases';
import { hash, hashBetween, hashPick } from './hash';
import { gatewayId } from './ids';
import type { GatewayDef, PremiseDef, Silence } from './types';
import { DAY_MINUTES } from './zones';

const MODELS = ['Generation 2', 'Generation 3', 'Generation 3', 'Generation 3 LTE'] as const;
const FIRMWARE = ['2.9.4', '3.1.9', '3.2.0', '3.2.1', '3.2.1', '3.2.1'] as const;
const FLAPPING: Silence = { kind: 'recurring', salt: 8, blockMinutes: 480, shortest: 15, longest: 120 };
const WEAK: Silence = { kind: 'recurring', salt: 9, blockMinutes: DAY_MINUTES, shortest: 60, longest: 600 };
/** A feeder trips now and then, for all homes of a street at once. */
const TRIPS: Silence = { kind: 'recurring', salt: 10, blockMinutes: 23 * DAY_MINUTES, shortest: 6, longest: 50 };

/** How many gateways a premise has, without building it. */
export function gatewayCount(seed: number, index: number, oddity: EdgeCase): number {
  if (oddity.gateways !== undefined) return oddity.gateways;
  const drawn = hash(seed, 111, index) % 100;
  return drawn === 0 ? 0 : drawn < 3 ? 2 : 1;
}

function silencesOf(seed: number, anchor: number, index: number, slot: number): Silence[] {
  if (index < 12) return [];
  // Every fifteenth street lost its backhaul five hours before the anchor: many neighbours down at once.
  if (index >= 40 && Math.floor(index / 20) % 15 === 3) return [{ kind: 'since', from: anchor - 300 }];
  const drawn = hash(seed, 112, index, slot) % 100;
  if (drawn < 2) return [{ kind: 'since', from: anchor - 90 - (hash(seed, 113, index) % (25 * DAY_MINUTES)) }];
  return drawn < 4 ? [FLAPPING] : [];
}

export function fleetGateways(
  seed: number,
  anchor: number,
  index: number,
  premise: PremiseDef,
  oddity: EdgeCase,
): GatewayDef[] {
  return Array.from({ length: gatewayCount(seed, index, oddity) }, (_, slot) => {
    const key = premise.key * 16 + slot;
    const indian = premise.zone === 'Asia/Kolkata';
    const doubled = !indian && hash(seed, key, 114) % 25 === 1;
    const nominal = indian ? 230 : doubled ? 240 : 120;
    const silences = silencesOf(seed, anchor, index, slot);
    const outages: Silence[] = oddity.grid === 'outage' ? [{ kind: 'since', from: anchor - 190 }] : [];
    return {
      id: gatewayId('fleet', index, slot),
      premise,
      model: hashPick(MODELS, seed, key, 115),
      firmware: hashPick(FIRMWARE, seed, key, 116),
      key,
      silences,
      weak: silences.length === 0 && index >= 12 && hash(seed, key, 117) % 25 === 2 ? [WEAK] : [],
      outages: outages.length > 0 || index < 12 ? outages : [TRIPS],
      nominalVolts: nominal,
      offsetVolts: oddity.grid === 'low' ? -13.5 : hashBetween(-0.008, 0.012, seed, key, 118) * nominal,
      sagVolts: hashBetween(0.012, 0.035, seed, key, 119) * nominal,
      measuresGrid: index < 12 || hash(seed, key, 120) % 50 !== 4,
    };
  });
}
