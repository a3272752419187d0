import type { GridReading } from '../readings';
import type { VoltageState } from './limits';

/** Readings further apart than this many times their usual distance leave time that nobody measured between them. */
const GAP_TIMES = 3;

/** Milliseconds between readings that are usual here: their median; null for fewer than two. Times are sorted. */
export function medianSpacingMs(times: readonly number[]): number | null {
  const spacings = times.slice(1).map((time, index) => time - (times[index] ?? time));
  spacings.sort((a, b) => a - b);
  return spacings[Math.floor(spacings.length / 2)] ?? null;
}

/** A reading that speaks for a stretch of time, in milliseconds: to the next one, or no longer than is usual. */
export interface ReadingSpan {
  start: number;
  end: number;
}

/**
 * For how long each reading speaks: to the next one, and where none follows in time, as long as is usual. What lies
 * between was not measured. Readings are sorted by time; a single one speaks for nothing.
 */
export function readingSpans(readings: readonly Pick<GridReading, 'time'>[]): ReadingSpan[] {
  const times = readings.map(({ time }) => Date.parse(time));
  const usual = medianSpacingMs(times) ?? 0;
  return times.map((start, index) => {
    const next = times[index + 1];
    return { start, end: next !== undefined && next - start <= usual * GAP_TIMES ? next : start + usual };
  });
}

/** Shares of the time that was measured, 0 to 1. They add up to 1, or are all null when nothing was measured. */
export interface TimeInBands {
  a: number | null;
  b: number | null;
  outside: number | null;
  outage: number | null;
  /** Milliseconds with a voltage or an outage. */
  measuredMs: number;
}

/** How the measured time divides among the limits. `states` belongs to `readings`, which are sorted by time. */
export function timeInBands(
  readings: readonly Pick<GridReading, 'time'>[],
  states: readonly VoltageState[],
): TimeInBands {
  const spent: Record<VoltageState, number> = { a: 0, b: 0, low: 0, high: 0, outage: 0, no_reading: 0 };
  readingSpans(readings).forEach(({ start, end }, index) => {
    spent[states[index] ?? 'no_reading'] += end - start;
  });
  const measuredMs = spent.a + spent.b + spent.low + spent.high + spent.outage;
  const share = (ms: number) => (measuredMs === 0 ? null : ms / measuredMs);
  return {
    a: share(spent.a),
    b: share(spent.b),
    outside: share(spent.low + spent.high),
    outage: share(spent.outage),
    measuredMs,
  };
}
