import type { GridReading } from '../readings';

/** A range of volts or hertz, both ends included: exactly 114.0 V is within 114–126 V. */
export interface Band {
  low: number;
  high: number;
}

/** Grid limits. Voltages are for a nominal 120 V and double at 240 V. */
export interface GridLimits {
  /** Favorable: where voltage should be. */
  a: Band;
  /** Tolerable: acceptable if infrequent and short. */
  b: Band;
  /** Deviation from nominal frequency, in hertz, above which the state is 'watch' or 'alert'. */
  frequencyWatch: number;
  frequencyAlert: number;
}

const FREQUENCY = { frequencyWatch: 0.05, frequencyAlert: 0.5 };

/** ANSI C84.1: `service` applies at the utility's service point, `utilization` at an outlet, where a gateway is. */
export const GRID_PROFILES = {
  utilization: { a: { low: 108, high: 126 }, b: { low: 104, high: 127 }, ...FREQUENCY },
  service: { a: { low: 114, high: 126 }, b: { low: 110, high: 127 }, ...FREQUENCY },
} as const satisfies Record<string, GridLimits>;

/** Nominal voltage and frequency of a system. */
export interface Nominal {
  volts: 120 | 240;
  hertz: 50 | 60;
}

/** A 120 V system never reaches this voltage; a 240 V system is below it only in an outage. */
const NOMINAL_SPLIT_VOLTS = 170;
/** Lower values are induced voltage on a dead wire, not a low voltage. */
export const DEAD_VOLTS = 10;

/** Returns the nominal voltage and frequency that a reading suggests; 120 V and 60 Hz where a number is missing. */
export function nominalOf({
  voltageVolts,
  frequencyHertz,
}: Pick<GridReading, 'voltageVolts' | 'frequencyHertz'>): Nominal {
  return {
    volts: (voltageVolts ?? 0) > NOMINAL_SPLIT_VOLTS ? 240 : 120,
    hertz: frequencyHertz !== null && frequencyHertz > 0 && frequencyHertz < 55 ? 50 : 60,
  };
}

/** Returns the bands in volts for a nominal voltage. */
export function bandsAt(limits: GridLimits, nominalVolts: Nominal['volts']): { a: Band; b: Band } {
  const factor = nominalVolts / 120;
  const scaled = ({ low, high }: Band): Band => ({ low: low * factor, high: high * factor });
  return { a: scaled(limits.a), b: scaled(limits.b) };
}

/** `no_reading`: the gateway sent no number. `outage`: it runs on its battery and measures no voltage. */
export type VoltageState = 'a' | 'b' | 'low' | 'high' | 'outage' | 'no_reading';

/** A latest reading that is older than this is stale: it does not say how the grid is now. */
export const STALE_READING_MS = 3_600_000;

/** The state of a latest reading. */
export type Latest<State> = State | 'stale';

/** Labels of the voltage states. */
export const VOLTAGE_WORDS: Record<Latest<VoltageState>, string> = {
  a: 'Within A',
  b: 'Within B',
  low: 'Too low',
  high: 'Too high',
  outage: 'Outage',
  stale: 'Over an hour old',
  no_reading: 'No reading',
};

/** Returns a voltage's state relative to the limits at a nominal voltage. 0 V is an outage, not a low voltage. */
export function voltageState(volts: number | null, limits: GridLimits, nominalVolts: Nominal['volts']): VoltageState {
  if (volts === null) return 'no_reading';
  if (volts < DEAD_VOLTS) return 'outage';
  const { a, b } = bandsAt(limits, nominalVolts);
  if (volts >= a.low && volts <= a.high) return 'a';
  if (volts >= b.low && volts <= b.high) return 'b';
  return volts < b.low ? 'low' : 'high';
}

export type FrequencyState = 'normal' | 'watch' | 'alert' | 'no_reading';

/** Labels of the frequency states. */
export const FREQUENCY_WORDS: Record<Latest<FrequencyState>, string> = {
  normal: 'Normal',
  watch: 'Watch',
  alert: 'Alert',
  stale: 'Over an hour old',
  no_reading: 'No reading',
};

/** Returns a frequency's state relative to the limits. 0 Hz comes with an outage: nothing was measured. */
export function frequencyState(
  hertz: number | null,
  limits: GridLimits,
  nominalHertz: Nominal['hertz'],
): FrequencyState {
  if (hertz === null || hertz <= 0) return 'no_reading';
  // 60.05 − 60 is slightly more than 0.05 in floating point: rounded to a thousandth of a hertz.
  const deviation = Math.round(Math.abs(hertz - nominalHertz) * 1000) / 1000;
  if (deviation > limits.frequencyAlert) return 'alert';
  return deviation > limits.frequencyWatch ? 'watch' : 'normal';
}
