import { hash } from './hash';
import { fromMicro, Register, registerActual, registerValue } from './register';
import { spanAt } from './silence';
import { meterSilences } from './states';
import type { MeterDef } from './types';
import { MINUTE_MS } from './zones';

/** One transmission of a meter. `atMs` has seconds; the register is that of the minute. */
export interface Reading {
  atMs: number;
  /** Millionths. */
  micro: number;
}

/** Meters transmit every ten minutes, each at its own minute and second. */
const EVERY = 10;

function timeOf(meter: MeterDef, minute: number): number {
  return minute * MINUTE_MS + (hash(meter.key, 131, minute) % 60_000);
}

/** The latest transmission heard before `now` (UTC minute), or null when there was none yet. */
export function lastReadingMinute(seed: number, meter: MeterDef, now: number): number | null {
  const phase = meter.key % EVERY;
  let at = Math.floor((Math.min(now, meter.ended ?? now) - 1 - phase) / EVERY) * EVERY + phase;
  // Silences are merged but may follow each other closely; a few steps back always get out of them.
  for (let step = 0; step < 20; step += 1) {
    if (at < meter.created) return null;
    const silent = spanAt(meterSilences(seed, meter, at, at + 1), at);
    if (!silent) return at;
    at = Math.floor((silent.from - 1 - phase) / EVERY) * EVERY + phase;
  }
  return null;
}

export function lastReading(seed: number, meter: MeterDef, now: number): Reading | null {
  const at = lastReadingMinute(seed, meter, now);
  return at === null ? null : { atMs: timeOf(meter, at), micro: new Register(seed, meter, 'lived').reading(at) };
}

/** Every transmission heard in `[from, to)` (UTC minutes), in the order of time. */
export function readingsWithin(seed: number, meter: MeterDef, from: number, to: number): Reading[] {
  const register = new Register(seed, meter, 'lived');
  const phase = meter.key % EVERY;
  const readings: Reading[] = [];
  for (const heard of register.heard(from, to)) {
    let at = Math.ceil((heard.from - phase) / EVERY) * EVERY + phase;
    for (; at < heard.to; at += EVERY) readings.push({ atMs: timeOf(meter, at), micro: register.reading(at) });
  }
  return readings;
}

/** What the meter does at this minute, per hour, in its unit; null while it is not heard. */
export function instantRate(seed: number, meter: MeterDef, now: number): number | null {
  const register = new Register(seed, meter, 'lived');
  const micro = register.usage(register.heard(now - 1, now));
  return micro === null ? null : fromMicro(micro * 60);
}

/** The shape of a reading in the API's answers. */
export function readingValues(reading: Reading): { value: number; actual: number } {
  return { value: registerValue(reading.micro), actual: registerActual(reading.micro) };
}
