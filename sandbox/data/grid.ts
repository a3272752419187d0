import { hash, hashFraction } from './hash';
import { spanAt } from './silence';
import { gatewaySilences, gridOutages } from './states';
import type { GatewayDef, MinuteSpan } from './types';
import { DAY_MINUTES, MINUTE_MS, offsetAt } from './zones';

/** A gateway's measurement of the mains at its outlet. */
export interface GridSample {
  atMs: number;
  volts: number | null;
  hertz: number | null;
}

const INTERVAL_MINUTES = 5;

/** Returns the relative load of the street: 0 at night, 1 at 7 PM. */
function eveningLoad(minuteOfDay: number): number {
  const hours = Math.abs(minuteOfDay / 60 - 19);
  return hours >= 4 ? 0 : 0.5 + 0.5 * Math.cos((Math.PI * hours) / 4);
}

function smooth(seed: number, key: number, minute: number, length: number): number {
  const cell = Math.floor(minute / length);
  const fraction = minute / length - cell;
  return (
    (hashFraction(seed, key, 141, cell) * (1 - fraction) + hashFraction(seed, key, 141, cell + 1) * fraction) * 2 - 1
  );
}

/** Returns the instant (ms) of the gateway's sample within that minute. */
export function sampleTimeMs(gateway: GatewayDef, minute: number): number {
  return minute * MINUTE_MS + (hash(gateway.key, 142, minute) % 60_000);
}

function sampleAt(seed: number, gateway: GatewayDef, minute: number, outages: readonly MinuteSpan[]): GridSample {
  const atMs = sampleTimeMs(gateway, minute);
  if (!gateway.measuresGrid) return { atMs, volts: null, hertz: null };
  if (spanAt(outages, minute)) return { atMs, volts: 0, hertz: 0 };
  const { nominalVolts, offsetVolts, sagVolts, premise } = gateway;
  const clock = (((minute + offsetAt(premise.zone, minute)) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const noise =
    nominalVolts *
    (0.004 * smooth(seed, gateway.key, minute, 35) + 0.001 * (2 * hashFraction(seed, gateway.key, 143, minute) - 1));
  const volts = nominalVolts + offsetVolts - sagVolts * eveningLoad(clock) + noise;
  // Frequency is the same on a whole interconnection, apart from measurement noise.
  const indian = premise.zone === 'Asia/Kolkata';
  const shared = smooth(seed, indian ? 50 : 60, minute, 11) * (indian ? 0.06 : 0.025);
  const hertz = (indian ? 50 : 60) + shared + 0.002 * (2 * hashFraction(seed, gateway.key, 144, minute) - 1);
  return { atMs, volts: Math.round(volts * 100) / 100, hertz: Math.round(hertz * 1000) / 1000 };
}

/** Returns the last sample before `now` (UTC minute), or null when the gateway was never heard. */
export function latestSample(seed: number, gateway: GatewayDef, now: number): GridSample | null {
  const at = lastHeardMinute(seed, gateway, now);
  return at === null ? null : sampleAt(seed, gateway, at, gridOutages(seed, gateway, at, at + 1));
}

/** Returns the last time the gateway was heard before `now`, in UTC minutes. */
export function lastHeardMinute(seed: number, gateway: GatewayDef, now: number): number | null {
  const phase = gateway.key % INTERVAL_MINUTES;
  let at = Math.floor((now - 1 - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
  for (let step = 0; step < 20; step += 1) {
    if (at < gateway.premise.created) return null;
    const silent = spanAt(gatewaySilences(seed, gateway, at, at + 1), at);
    if (!silent) return at;
    at = Math.floor((silent.from - 1 - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
  }
  return null;
}

/** Yields all samples in `[from, to)` (UTC minutes), oldest first. */
export function* samplesWithin(seed: number, gateway: GatewayDef, from: number, to: number): Generator<GridSample> {
  const begin = Math.max(from, gateway.premise.created);
  const silences = gatewaySilences(seed, gateway, begin, to);
  const outages = gridOutages(seed, gateway, begin, to);
  const phase = gateway.key % INTERVAL_MINUTES;
  for (
    let at = Math.ceil((begin - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
    at < to;
    at += INTERVAL_MINUTES
  ) {
    if (!spanAt(silences, at)) yield sampleAt(seed, gateway, at, outages);
  }
}
