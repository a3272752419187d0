import type { GridReading } from '../readings';

/** What is drawn of one slot of time: its least, mean and greatest value; all null where nothing was measured. */
export interface DownsampledPoint {
  /** UTC instant of the slot's beginning. */
  time: string;
  low: number | null;
  mean: number | null;
  high: number | null;
  samples: number;
}

/**
 * Readings in at most `slots` slots of equal length over [start, end): each keeps its least and greatest value, so
 * that no peak is averaged away. An outage's 0 stays out of it (`pick` says null). `readings` need no order.
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
  const found = Array.from({ length: count }, () => ({ low: Infinity, high: -Infinity, sum: 0, samples: 0 }));
  for (const reading of readings) {
    const value = pick(reading);
    const slot = found[Math.floor((Date.parse(reading.time) - start) / length)];
    if (value === null || slot === undefined) continue;
    slot.low = Math.min(slot.low, value);
    slot.high = Math.max(slot.high, value);
    slot.sum += value;
    slot.samples += 1;
  }
  return found.map(({ low, high, sum, samples }, index) => ({
    time: new Date(start + index * length).toISOString(),
    low: samples === 0 ? null : low,
    mean: samples === 0 ? null : sum / samples,
    high: samples === 0 ? null : high,
    samples,
  }));
}
