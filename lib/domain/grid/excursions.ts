import type { GridReading } from '../readings';
import { type GridLimits, nominalOf, type VoltageState, voltageState } from './limits';
import { readingSpans } from './time-in-band';

/** Consecutive readings beyond the same limit. */
export interface Excursion {
  kind: 'low' | 'high' | 'outage';
  /** UTC instants: the first reading beyond the limit, and the end of the time that the last one covers. */
  start: string;
  end: string;
  /** The most extreme voltage; 0 for an outage. */
  worstVolts: number;
  samples: number;
  /** True when it includes the last reading. */
  open: boolean;
}

/** A single reading can be a glitch. */
const MIN_SAMPLES = 2;

/**
 * Returns sustained excursions: at least two consecutive readings below or above band B, or without voltage. Any other
 * reading or a gap between readings ends an excursion. `readings` are of one gateway and sorted by time.
 */
export function excursionsOf(readings: readonly GridReading[], limits: GridLimits): Excursion[] {
  const states = voltageStates(readings, limits);
  const spans = readingSpans(readings);
  const excursions: Excursion[] = [];
  let from = 0;
  while (from < readings.length) {
    const kind = states[from];
    let to = from + 1;
    while (to < readings.length && states[to] === kind && spans[to - 1]?.end === spans[to]?.start) to += 1;
    if ((kind === 'low' || kind === 'high' || kind === 'outage') && to - from >= MIN_SAMPLES) {
      const volts = readings.slice(from, to).map(({ voltageVolts }) => voltageVolts ?? 0);
      excursions.push({
        kind,
        start: new Date(spans[from]?.start ?? 0).toISOString(),
        end: new Date(spans[to - 1]?.end ?? 0).toISOString(),
        worstVolts: kind === 'outage' ? 0 : volts.reduce((a, b) => (kind === 'low' ? Math.min(a, b) : Math.max(a, b))),
        samples: to - from,
        open: to === readings.length,
      });
    }
    from = to;
  }
  return excursions;
}

/** Returns each reading's state at the dominant nominal voltage, so that a deep sag at 240 V is not a high 120 V. */
export function voltageStates(readings: readonly GridReading[], limits: GridLimits): VoltageState[] {
  const volts = dominantNominalVolts(readings);
  return readings.map(({ voltageVolts }) => voltageState(voltageVolts, limits, volts));
}

/** Returns the nominal voltage of most readings; 120 without measurements. */
export function dominantNominalVolts(readings: readonly GridReading[]): 120 | 240 {
  const high = readings.filter((reading) => nominalOf(reading).volts === 240).length;
  const measured = readings.filter(({ voltageVolts }) => (voltageVolts ?? 0) > 0).length;
  return high * 2 > measured ? 240 : 120;
}
