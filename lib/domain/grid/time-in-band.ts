import type { GridReading } from '../readings';
import type { VoltageState } from './limits';

/** Readings further apart than this many times their median spacing have an unmeasured gap between them. */
const GAP_FACTOR = 3;

/** Returns the median spacing in milliseconds; null for fewer than two. Times are sorted. */
export function medianSpacingMs(times: readonly number[]): number | null {
  const spacings = times.slice(1).map((time, index) => time - (times[index] ?? time));
  spacings.sort((a, b) => a - b);
  return spacings[Math.floor(spacings.length / 2)] ?? null;
}

/** The time that a reading covers, in milliseconds. */
export interface ReadingSpan {
  start: number;
  end: number;
}

/**
 * Returns the time that each reading covers: up to the next reading, or the median spacing where a gap follows. Readings
 * are sorted by time; a single reading covers no time.
 */
export function readingSpans(readings: readonly Pick<GridReading, 'time'>[]): ReadingSpan[] {
  const times = readings.map(({ time }) => Date.parse(time));
  const spacing = medianSpacingMs(times) ?? 0;
  return times.map((start, index) => {
    const next = times[index + 1];
    return { start, end: next !== undefined && next - start <= spacing * GAP_FACTOR ? next : start + spacing };
  });
}

/** Fractions of the measured time, 0 to 1. They add up to 1, or are all null when nothing was measured. */
export interface TimeInBands {
  a: number | null;
  b: number | null;
  outside: number | null;
  outage: number | null;
  /** Milliseconds covered by a voltage or an outage. */
  measuredMs: number;
}

/** Returns the fraction of measured time in each band. `states` are those of `readings`, which are sorted by time. */
export function timeInBands(
  readings: readonly Pick<GridReading, 'time'>[],
  states: readonly VoltageState[],
): TimeInBands {
  const msByState: Record<VoltageState, number> = { a: 0, b: 0, low: 0, high: 0, outage: 0, no_reading: 0 };
  readingSpans(readings).forEach(({ start, end }, index) => {
    msByState[states[index] ?? 'no_reading'] += end - start;
  });
  const measuredMs = msByState.a + msByState.b + msByState.low + msByState.high + msByState.outage;
  const share = (ms: number) => (measuredMs === 0 ? null : ms / measuredMs);
  return {
    a: share(msByState.a),
    b: share(msByState.b),
    outside: share(msByState.low + msByState.high),
    outage: share(msByState.outage),
    measuredMs,
  };
}

/** Returns the fractions of several gateways together: each counts by the time it was measured. */
export function combineTimeInBands(all: readonly TimeInBands[]): TimeInBands {
  const measuredMs = all.reduce((sum, each) => sum + each.measuredMs, 0);
  const share = (band: 'a' | 'b' | 'outside' | 'outage') =>
    measuredMs === 0 ? null : all.reduce((sum, each) => sum + (each[band] ?? 0) * each.measuredMs, 0) / measuredMs;
  return { a: share('a'), b: share('b'), outside: share('outside'), outage: share('outage'), measuredMs };
}
