import type { GridReading } from '../readings';

/** A range of volts or hertz, both ends inside: exactly 114.0 V is within 114–126 V. */
export interface Band {
  low: number;
  high: number;
}

/** Limits of voltage, written for a nominal of 120 V; they are doubled at 240 V. */
export interface GridLimits {
  /** Favourable: where voltage should be. */
  a: Band;
  /** Tolerable: infrequent and not for long. */
  b: Band;
  /** How far from nominal frequency may wander before it is worth a look, and before it is an alert; hertz. */
  frequencyWatch: number;
  frequencyAlert: number;
}

const FREQUENCY = { frequencyWatch: 0.05, frequencyAlert: 0.5 };

/**
 * ANSI C84.1. `service` holds where the utility hands over; `utilization` at an outlet, which is where a gateway is
 * plugged in.
 */
export const GRID_PROFILES = {
  utilization: { a: { low: 108, high: 126 }, b: { low: 104, high: 127 }, ...FREQUENCY },
  service: { a: { low: 114, high: 126 }, b: { low: 110, high: 127 }, ...FREQUENCY },
} as const satisfies Record<string, GridLimits>;

/** What the mains is meant to be, told from a reading. */
export interface Nominal {
  volts: 120 | 240;
  hertz: 50 | 60;
}

/** Nobody's 120 V reaches this, and nobody's 240 V falls below without being dark. */
const BETWEEN_NOMINALS_VOLTS = 170;
/** Below this the wire is dead: what an instrument shows of induced voltage is not a low voltage. */
const DEAD_VOLTS = 10;

/** Nominal voltage and frequency of the system that a reading was taken on. Where a number is missing: 120 V, 60 Hz. */
export function nominalOf({
  voltageVolts,
  frequencyHertz,
}: Pick<GridReading, 'voltageVolts' | 'frequencyHertz'>): Nominal {
  return {
    volts: (voltageVolts ?? 0) > BETWEEN_NOMINALS_VOLTS ? 240 : 120,
    hertz: frequencyHertz !== null && frequencyHertz > 0 && frequencyHertz < 55 ? 50 : 60,
  };
}

/** The limits' bands in volts on a system of this nominal voltage. */
export function bandsAt(limits: GridLimits, nominalVolts: Nominal['volts']): { a: Band; b: Band } {
  const times = nominalVolts / 120;
  const scaled = ({ low, high }: Band): Band => ({ low: low * times, high: high * times });
  return { a: scaled(limits.a), b: scaled(limits.b) };
}

/** `no_reading`: the gateway sent no number. `outage`: it lives (on its battery) and measures nothing. */
export type VoltageState = 'a' | 'b' | 'low' | 'high' | 'outage' | 'no_reading';

/** The states in words. */
export const VOLTAGE_WORDS: Record<VoltageState, string> = {
  a: 'Within A',
  b: 'Within B',
  low: 'Too low',
  high: 'Too high',
  outage: 'Outage',
  no_reading: 'No reading',
};

/** Where a voltage lies among the limits of a system of this nominal voltage. 0 V is never a low voltage. */
export function voltageState(volts: number | null, limits: GridLimits, nominalVolts: Nominal['volts']): VoltageState {
  if (volts === null) return 'no_reading';
  if (volts < DEAD_VOLTS) return 'outage';
  const { a, b } = bandsAt(limits, nominalVolts);
  if (volts >= a.low && volts <= a.high) return 'a';
  if (volts >= b.low && volts <= b.high) return 'b';
  return volts < b.low ? 'low' : 'high';
}

export type FrequencyState = 'normal' | 'watch' | 'alert' | 'no_reading';

/** The states in words. */
export const FREQUENCY_WORDS: Record<FrequencyState, string> = {
  normal: 'Normal',
  watch: 'Watch',
  alert: 'Alert',
  no_reading: 'No reading',
};

/** 0 Hz comes with an outage: nothing was measured. */
export function frequencyState(
  hertz: number | null,
  limits: GridLimits,
  nominalHertz: Nominal['hertz'],
): FrequencyState {
  if (hertz === null || hertz <= 0) return 'no_reading';
  // 60.05 − 60 is a little more than 0.05 in binary: told apart at a thousandth of a hertz, ten times finer than matters.
  const away = Math.round(Math.abs(hertz - nominalHertz) * 1000) / 1000;
  if (away > limits.frequencyAlert) return 'alert';
  return away > limits.frequencyWatch ? 'watch' : 'normal';
}
