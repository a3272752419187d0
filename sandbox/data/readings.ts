import { hash } from './hash';
import { fromMicro, Register, registerActual, registerValue } from './register';
import { spanAt } from './silence';
import { meterSilences } from './states';
import type { MeterDef } from './types';
import { MINUTE_MS } from './zones';

/** One transmission of a meter. `atMs` includes seconds; the register is that of the minute. */
export interface Reading {
  atMs: number;
  /** Millionths. */
  micro: number;
}

/** Meters transmit every ten minutes, each at a different minute and second. */
const INTERVAL_MINUTES = 10;

/** Returns the instant (ms) of the meter's transmission within that minute. */
export function timeOf(meter: MeterDef, minute: number): number {
  return minute * MINUTE_MS + (hash(meter.key, 131, minute) % 60_000);
}

/** Returns the minute of the last transmission before `now` (UTC minutes), or null when there was none. */
export function lastReadingMinute(seed: number, meter: MeterDef, now: number): number | null {
  const phase = meter.key % INTERVAL_MINUTES;
  let at = Math.floor((Math.min(now, meter.ended ?? now) - 1 - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
  // Silences may follow each other closely, but a few steps back always leave them.
  for (let step = 0; step < 20; step += 1) {
    if (at < meter.created) return null;
    const silent = spanAt(meterSilences(seed, meter, at, at + 1), at);
    if (!silent) return at;
    at = Math.floor((silent.from - 1 - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
  }
  return null;
}

export function lastReading(seed: number, meter: MeterDef, now: number): Reading | null {
  const at = lastReadingMinute(seed, meter, now);
  return at === null ? null : { atMs: timeOf(meter, at), micro: new Register(seed, meter, 'actual').reading(at) };
}

/** Returns every transmission in `[from, to)` (UTC minutes), oldest first. */
export function readingsWithin(seed: number, meter: MeterDef, from: number, to: number): Reading[] {
  const register = new Register(seed, meter, 'actual');
  const phase = meter.key % INTERVAL_MINUTES;
  const readings: Reading[] = [];
  for (const heard of register.heard(from, to)) {
    let at = Math.ceil((heard.from - phase) / INTERVAL_MINUTES) * INTERVAL_MINUTES + phase;
    for (; at < heard.to; at += INTERVAL_MINUTES)
      readings.push({ atMs: timeOf(meter, at), micro: register.reading(at) });
  }
  return readings;
}

/** Returns the rate in the last minute, per hour in the meter's unit, or null while it is silent. */
export function instantRate(seed: number, meter: MeterDef, now: number): number | null {
  const register = new Register(seed, meter, 'actual');
  const micro = register.usage(register.heard(now - 1, now));
  return micro === null ? null : fromMicro(micro * 60);
}

/** Returns a reading in the API's format. */
export function readingValues(reading: Reading): { value: number; actual: number } {
  return { value: registerValue(reading.micro), actual: registerActual(reading.micro) };
}
