import type { EdgeCase } from './fleet-edge-cases';
import { hash, hashBetween, hashPick } from './hash';
import { gatewayId } from './ids';
import type { GatewayDef, PremiseDef, Silence } from './types';
import { DAY_MINUTES } from './zones';

const MODELS = ['Generation 2', 'Generation 3', 'Generation 3', 'Generation 3 LTE'] as const;
const FIRMWARE = ['2.9.4', '3.1.9', '3.2.0', '3.2.1', '3.2.1', '3.2.1'] as const;
const FLAPPING: Silence = { kind: 'recurring', salt: 8, blockMinutes: 480, minMinutes: 15, maxMinutes: 120 };
/** Three times or more on every day, and too short to be down. */
const UNSTABLE: Silence = { kind: 'recurring', salt: 11, blockMinutes: 360, minMinutes: 15, maxMinutes: 40 };
/** The old firmware stops now and then. */
const CRASHING = { kind: 'recurring', salt: 12, blockMinutes: 720, minMinutes: 50, maxMinutes: 180 } as const;
const WEAK: Silence = { kind: 'recurring', salt: 9, blockMinutes: DAY_MINUTES, minMinutes: 60, maxMinutes: 600 };
/** Occasional feeder trips. */
const TRIPS: Silence = { kind: 'recurring', salt: 10, blockMinutes: 23 * DAY_MINUTES, minMinutes: 6, maxMinutes: 50 };

/** Returns the number of gateways of a premise, without building it. */
export function gatewayCount(seed: number, index: number, edgeCase: EdgeCase): number {
  if (edgeCase.gateways !== undefined) return edgeCase.gateways;
  const random = hash(seed, 111, index) % 100;
  return random === 0 ? 0 : random < 3 ? 2 : 1;
}

/** The firmware that some streets have until it is updated, and the one that they get. */
const OLD_FIRMWARE = '3.1.9';
const NEW_FIRMWARE = '3.3.0';
/**
 * When the first and the second half of them are updated, in minutes after the anchor: Tuesday and Thursday, 15:00 UTC.
 */
const ROLLOUT = [DAY_MINUTES + 900, 3 * DAY_MINUTES + 900] as const;

/**
 * The trouble that neighbors share: every fifteenth street each lost its connection, its power, flaps, or has a
 * firmware that crashes until it is updated.
 */
function streetTrouble(index: number): 'offline' | 'dark' | 'flapping' | 'updated' | null {
  if (index < 40) return null;
  const street = Math.floor(index / 20) % 15;
  if (street === 3) return 'offline';
  if (street === 7 && index % 3 !== 0) return 'dark';
  if (street === 13) return 'updated';
  return street === 11 && index % 2 === 0 ? 'flapping' : null;
}

/** Returns when a gateway gets another firmware, in UTC minutes; null for most. */
function updatedAt(anchor: number, index: number, slot: number, edgeCase: EdgeCase): number | null {
  const isUpdated = streetTrouble(index) === 'updated' || (edgeCase.second === 'updated' && slot === 1);
  return isUpdated ? anchor + ROLLOUT[Math.floor(index / 300) % 2 === 0 ? 0 : 1] : null;
}

function silencesOf(seed: number, anchor: number, index: number, slot: number, edgeCase: EdgeCase): Silence[] {
  const updated = updatedAt(anchor, index, slot, edgeCase);
  if (updated !== null) return [{ ...CRASHING, until: updated }];
  if (index < 12) return slot === 1 ? secondSilences(anchor, edgeCase) : [];
  const trouble = streetTrouble(index);
  // Five hours before the anchor, so many neighbors are down at once.
  if (trouble === 'offline') return [{ kind: 'since', from: anchor - 300 }];
  // Their batteries last longer than the outage.
  if (trouble === 'dark') return [];
  if (trouble === 'flapping') return [UNSTABLE];
  const random = hash(seed, 112, index, slot) % 100;
  if (random < 2) return [{ kind: 'since', from: anchor - 90 - (hash(seed, 113, index) % (25 * DAY_MINUTES)) }];
  return random < 4 ? [FLAPPING] : [];
}

function secondSilences(anchor: number, { second }: EdgeCase): Silence[] {
  if (second === 'flapping') return [UNSTABLE];
  return second === 'dead' ? [{ kind: 'since', from: anchor - 26 * DAY_MINUTES }] : [];
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
    const silences = silencesOf(seed, anchor, index, slot, edgeCase);
    const updated = updatedAt(anchor, index, slot, edgeCase);
    const isDark = edgeCase.grid === 'outage' || streetTrouble(index) === 'dark';
    const outages: Silence[] = isDark ? [{ kind: 'since', from: anchor - 190 }] : [];
    return {
      id: gatewayId('fleet', index, slot),
      premise,
      model: hashPick(MODELS, seed, key, 115),
      firmware: updated === null ? hashPick(FIRMWARE, seed, key, 116) : OLD_FIRMWARE,
      ...(updated === null ? {} : { update: { at: updated, firmware: NEW_FIRMWARE } }),
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
