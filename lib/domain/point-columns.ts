/** Points of a series as columns, sorted by time. NaN is a missing number. */
export interface PointColumns {
  /** The start of each point's interval, in milliseconds. */
  times: Float64Array;
  /** Used in the interval, in the meter's unit. */
  value: Float64Array;
  /** The same per hour. */
  rate: Float64Array;
  /** The cumulative register at the start, where the series has one. */
  register: Float64Array;
  /** The coarser integer register, where the series has one. */
  actual: Float64Array;
}

/** Returns points at these times without numbers. */
export function emptyPoints(times: Float64Array): PointColumns {
  const missing = () => new Float64Array(times.length).fill(Number.NaN);
  return { times, value: missing(), rate: missing(), register: missing(), actual: missing() };
}

/** Returns a number of a column as it is written: null where it is missing. */
export function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
