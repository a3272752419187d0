import type { EdgeCase } from './fleet-edge-cases';
import { hash, hashBetween, hashPick } from './hash';
import { gatewayId } from './ids';
import type { GatewayDef, PremiseDef, Silence } from './types';
import { DAY_MINUTES } from './zones';

const MODELS = ['Generation 2', 'Generation 3', 'Generation 3', 'Generation 3 LTE'] as const;
const FIRMWARE = ['2.9.4', '3.1.9', '3.2.0', '3.2.1', '3.2.1', '3.2.1'] as const;
const FLAPPING: Silence = { kind: 'recurring', salt: 8, blockMinutes: 480, minMinutes: 15, maxMinutes: 120 };
const WEAK: Silence = { kind: 'recurring', salt: 9, blockMinutes: DAY_MINUTES, minMinutes: 60, maxMinutes: 600 };
/** Occasional feeder trips. */
const TRIPS: Silence = { kind: 'recurring', salt: 10, blockMinutes: 23 * DAY_MINUTES, minMinutes: 6, maxMinutes: 50 };

/** Returns the number of gateways of a premise, without building it. */
export function gatewayCount(seed: number, index: number, edgeCase: EdgeCase): number {
  if (edgeCase.gateways !== undefined) return edgeCase.gateways;
  const random = hash(seed, 111, index) % 100;
  return random === 0 ? 0 : random < 3 ? 2 : 1;
}

/** The trouble that neighbors share: every fifteenth street each lost its connection, its power, or flaps. */
function streetTrouble(index: number): 'offline' | 'dark' | 'flapping' | null {
  if (index < 40) return null;
  const street = Math.floor(index / 20) % 15;
  if (street === 3) return 'offline';
  if (street === 7 && index % 3 !== 0) return 'dark';
  return street === 11 && index % 2 === 0 ? 'flapping' : null;
}

function silencesOf(seed: number, anchor: number, index: number, slot: number): Silence[] {
  if (index < 12) return [];
  const trouble = streetTrouble(index);
  // Five hours before the anchor, so many neighbors are down at once.
  if (trouble === 'offline') return [{ kind: 'since', from: anchor - 300 }];
  // Their batteries last longer than the outage.
  if (trouble === 'dark') return [];
  if (trouble === 'flapping') return [FLAPPING];
  const random = hash(seed, 112, index, slot) % 100;
  if (random < 2) return [{ kind: 'since', from: anchor - 90 - (hash(seed, 113, index) % (25 * DAY_MINUTES)) }];
  return random < 4 ? [FLAPPING] : [];
}

export function fleetGateways(
  seed: number,
  anchor: number,
  index: number,
  premise: PremiseDef,
  edgeCase: EdgeCase,
): GatewayDef[] {
  return Array.from({ length: gatewayCount(seed, index, edgeCase) }, (_, slot) => {
    const key = premise.key * 16 + slot;
    const indian = premise.zone === 'Asia/Kolkata';
    const doubled = !indian && hash(seed, key, 114) % 25 === 1;
    const nominal = indian ? 230 : doubled ? 240 : 120;
    const silences = silencesOf(seed, anchor, index, slot);
    const isDark = edgeCase.grid === 'outage' || streetTrouble(index) === 'dark';
    const outages: Silence[] = isDark ? [{ kind: 'since', from: anchor - 190 }] : [];
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
      offsetVolts: edgeCase.grid === 'low' ? -13.5 : hashBetween(-0.008, 0.012, seed, key, 118) * nominal,
      sagVolts: hashBetween(0.012, 0.035, seed, key, 119) * nominal,
      measuresGrid: index < 12 || hash(seed, key, 120) % 50 !== 4,
    };
  });
}
