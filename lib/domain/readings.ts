/** A reading of a meter's register: `value` in its unit, `actual` the coarser integer register; `time` a UTC instant. */
export interface RegisterReadingAt {
  time: string;
  value: number | null;
  actual: number | null;
}

/** What a gateway measured of the mains at its outlet; `time` a UTC instant. */
export interface GridReading {
  time: string;
  premiseId: string | null;
  gatewayId: string | null;
  voltageVolts: number | null;
  frequencyHertz: number | null;
}

/** A meter's register as last heard: `value` in the meter's unit, `at` a UTC instant. */
export interface LatestReading {
  meterId: string;
  type: string;
  value: number | null;
  at: string | null;
}
