import type { GridReading } from '../readings';
import { type GridLimits, nominalOf, type VoltageState, voltageState } from './limits';
import { readingSpans } from './time-in-band';

/** A stretch of readings beyond the same limit. */
export interface Excursion {
  kind: 'low' | 'high' | 'outage';
  /** UTC instants: the first reading beyond the limit, and the end of what the last one speaks for. */
  start: string;
  end: string;
  /** The furthest voltage; 0 for an outage. */
  worstVolts: number;
  samples: number;
  /** It had not ended with the last reading there is. */
  open: boolean;
}

/** One reading can be a glitch of the instrument. */
const LEAST_SAMPLES = 2;

/**
 * Sustained excursions: two readings or more, one after another, below or above the tolerable band (B), or without
 * voltage. A reading in between, one without a number, or time that nobody measured ends one. `readings` are of one
 * gateway and sorted by time.
 */
export function excursionsOf(readings: readonly GridReading[], limits: GridLimits): Excursion[] {
  const states = voltageStates(readings, limits);
  const stretches = readingSpans(readings);
  const found: Excursion[] = [];
  let from = 0;
  while (from < readings.length) {
    const kind = states[from];
    let to = from + 1;
    while (to < readings.length && states[to] === kind && stretches[to - 1]?.end === stretches[to]?.start) to += 1;
    if ((kind === 'low' || kind === 'high' || kind === 'outage') && to - from >= LEAST_SAMPLES) {
      const volts = readings.slice(from, to).map(({ voltageVolts }) => voltageVolts ?? 0);
      found.push({
        kind,
        start: new Date(stretches[from]?.start ?? 0).toISOString(),
        end: new Date(stretches[to - 1]?.end ?? 0).toISOString(),
        worstVolts: kind === 'outage' ? 0 : volts.reduce((a, b) => (kind === 'low' ? Math.min(a, b) : Math.max(a, b))),
        samples: to - from,
        open: to === readings.length,
      });
    }
    from = to;
  }
  return found;
}

/** State of each reading by the nominal voltage that most of them show: a deep sag at 240 V is not a high 120 V. */
export function voltageStates(readings: readonly GridReading[], limits: GridLimits): VoltageState[] {
  const volts = dominantNominalVolts(readings);
  return readings.map(({ voltageVolts }) => voltageState(voltageVolts, limits, volts));
}

/** Nominal voltage of most readings; 120 where none has a number. */
export function dominantNominalVolts(readings: readonly GridReading[]): 120 | 240 {
  const high = readings.filter((reading) => nominalOf(reading).volts === 240).length;
  const measured = readings.filter(({ voltageVolts }) => (voltageVolts ?? 0) > 0).length;
  return high * 2 > measured ? 240 : 120;
}
