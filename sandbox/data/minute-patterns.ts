import { hash } from './hash';

/** Adds `height` to the first `on` minutes of every cycle of `length`, shifted by `phase`. */
export function setCycles(minutes: Float64Array, phase: number, length: number, on: number, height: number): void {
  for (let minute = 0; minute < 60; minute += 1) {
    if ((minute + phase) % length < on) minutes[minute] = (minutes[minute] ?? 0) + height;
  }
}

/** Appliances: up to `most` runs within the hour, each up to `longest` minutes and up to `highest` weight. */
export function addRuns(
  minutes: Float64Array,
  key: number,
  hour: number,
  most: number,
  longest: number,
  highest: number,
): void {
  const runs = 1 + (hash(key, hour, 100) % most);
  for (let run = 0; run < runs; run += 1) {
    const drawn = hash(key, hour, run);
    const from = drawn % 60;
    const to = Math.min(60, from + 1 + ((drawn >>> 8) % longest));
    const height = 1 + ((drawn >>> 16) % (highest * 4)) / 4;
    for (let minute = from; minute < to; minute += 1) minutes[minute] = (minutes[minute] ?? 0) + height;
  }
}
