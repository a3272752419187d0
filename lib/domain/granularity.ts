/** Interval lengths the Copper cloud can cut a series into, finest first. */
export const GRANULARITIES = ['minute', 'fifteenminute', 'hour', 'bihour', 'day', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** The three series a meter has: what was used, what is usual, and what comparable homes average. */
export const SERIES_KINDS = ['usage', 'baseline', 'average'] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];
