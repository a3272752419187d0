import { hash } from './hash';

/** Adds `height` to the first `on` minutes of every cycle of `length` minutes, shifted by `phase`. */
export function setCycles(minutes: Float64Array, phase: number, length: number, on: number, height: number): void {
  for (let minute = 0; minute < 60; minute += 1) {
    if ((minute + phase) % length < on) minutes[minute] = (minutes[minute] ?? 0) + height;
  }
}

/** Adds up to `maxRuns` appliance runs within the hour, each up to `maxMinutes` long and up to `maxWeight` high. */
export function addRuns(
  minutes: Float64Array,
  key: number,
  hour: number,
  maxRuns: number,
  maxMinutes: number,
  maxWeight: number,
): void {
  const runs = 1 + (hash(key, hour, 100) % maxRuns);
  for (let run = 0; run < runs; run += 1) {
    const random = hash(key, hour, run);
    const from = random % 60;
    const to = Math.min(60, from + 1 + ((random >>> 8) % maxMinutes));
    const height = 1 + ((random >>> 16) % (maxWeight * 4)) / 4;
    for (let minute = from; minute < to; minute += 1) minutes[minute] = (minutes[minute] ?? 0) + height;
  }
}
