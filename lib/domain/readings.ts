/** A reading of a meter's register: `value` in its unit, `actual` a coarser integer counter on a scale of its own. */
export interface RegisterReadingAt {
  time: string;
  value: number | null;
  actual: number | null;
}

/** A gateway's measurement of the grid at its outlet; `time` a UTC instant. */
export interface GridReading {
  time: string;
  premiseId: string | null;
  gatewayId: string | null;
  voltageVolts: number | null;
  frequencyHertz: number | null;
}

/** The last reading of a meter's register: `value` in the meter's unit, `at` a UTC instant. */
export interface LatestReading {
  meterId: string;
  type: string;
  value: number | null;
  at: string | null;
}
