/** What a user may have saved: usage at an interval, and (enterprises) readings of the grid. Coarsest first. */
export const BACKFILL_CHOICES = ['month', 'day', 'hour', 'fifteenminute', 'minute', 'grid'] as const;
export type BackfillChoice = (typeof BACKFILL_CHOICES)[number];

/**
 * Most days per request, before the cloud's own limit is known: about 45,000 rows, which fit into memory on both sides,
 * and at most a year for intervals shorter than a day.
 */
export const DAYS_PER_REQUEST: Record<BackfillChoice, number> = {
  month: 7200,
  day: 7200,
  hour: 366,
  fifteenminute: 366,
  minute: 31,
  grid: 31,
};

/** Nouns for the choices: 'hours', 'quarter hours'. */
export const CHOICE_NOUNS: Record<BackfillChoice, string> = {
  month: 'months',
  day: 'days',
  hour: 'hours',
  fifteenminute: 'quarter hours',
  minute: 'minutes',
  grid: 'grid readings',
};
