/** What a person may have kept: usage in intervals of a length, and (enterprises) readings of the grid. Coarsest first. */
export const BACKFILL_CHOICES = ['month', 'day', 'hour', 'fifteenminute', 'minute', 'grid'] as const;
export type BackfillChoice = (typeof BACKFILL_CHOICES)[number];

/**
 * Days that one request asks for at most, before the cloud has told how many it takes: around 45,000 rows and no more,
 * which both sides can hold in memory, and no more than a year of what is cut inside a day.
 */
export const DAYS_PER_REQUEST: Record<BackfillChoice, number> = {
  month: 7200,
  day: 7200,
  hour: 366,
  fifteenminute: 366,
  minute: 31,
  grid: 31,
};

/** How the choices are called in sentences: 'hours', 'quarter hours'. */
export const CHOICE_NOUNS: Record<BackfillChoice, string> = {
  month: 'months',
  day: 'days',
  hour: 'hours',
  fifteenminute: 'quarter hours',
  minute: 'minutes',
  grid: 'grid readings',
};
