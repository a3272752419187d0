/** Interval lengths of the cloud's series, finest first. */
export const GRANULARITIES = ['minute', 'fifteenminute', 'hour', 'bihour', 'day', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** The three series of a meter: usage, its typical usage, and the average of comparable homes. */
export const SERIES_KINDS = ['usage', 'baseline', 'average'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];
