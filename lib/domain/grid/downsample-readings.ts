import type { GridReading } from '../readings';

/** Minimum, mean and maximum of one time slot; all null when nothing was measured. */
export interface DownsampledPoint {
  /** UTC instant of the slot's start. */
  time: string;
  low: number | null;
  mean: number | null;
  high: number | null;
  samples: number;
}

/**
 * Downsamples readings to at most `slots` slots of equal length over [start, end). Each slot keeps its minimum and
 * maximum, so that peaks survive. `pick` returns null for values to skip, such as an outage's 0. `readings` may be
 * unsorted.
 */
export function downsampleReadings(
  readings: readonly GridReading[],
  range: { start: string; end: string },
  slots: number,
  pick: (reading: GridReading) => number | null,
): DownsampledPoint[] {
  const start = Date.parse(range.start);
  const length = Math.max(1, Math.ceil((Date.parse(range.end) - start) / slots));
  const count = Math.ceil((Date.parse(range.end) - start) / length);
  const totals = Array.from({ length: count }, () => ({ low: Infinity, high: -Infinity, sum: 0, samples: 0 }));
  for (const reading of readings) {
    const value = pick(reading);
    const slot = totals[Math.floor((Date.parse(reading.time) - start) / length)];
    if (value === null || slot === undefined) continue;
    slot.low = Math.min(slot.low, value);
    slot.high = Math.max(slot.high, value);
    slot.sum += value;
    slot.samples += 1;
  }
  return totals.map(({ low, high, sum, samples }, index) => ({
    time: new Date(start + index * length).toISOString(),
    low: samples === 0 ? null : low,
    mean: samples === 0 ? null : sum / samples,
    high: samples === 0 ? null : high,
    samples,
  }));
}
