import type { Granularity } from '@/lib/domain/granularity';

/** The most intervals of a chart, except minutes. */
const MAX_INTERVALS = 800;
/** The longest day has 25 hours of minutes. Wide charts join them; the table and the CSV list all. */
const MAX_MINUTE_DAYS = 1;

export interface GranularityChoice {
  granularity: Granularity;
  label: string;
  perDay: number;
  /** The shortest range, in days, with at least two intervals. */
  minDays: number;
  /** The longest range, in days; by default the one with the most intervals. */
  maxDays?: number;
}

const CHOICES: GranularityChoice[] = [
  { granularity: 'minute', label: 'Minute', perDay: 1440, minDays: 1, maxDays: MAX_MINUTE_DAYS },
  { granularity: 'fifteenminute', label: '15 minutes', perDay: 96, minDays: 1 },
  { granularity: 'hour', label: 'Hour', perDay: 24, minDays: 1 },
  { granularity: 'bihour', label: 'Two hours', perDay: 12, minDays: 1 },
  { granularity: 'day', label: 'Day', perDay: 1, minDays: 2 },
  { granularity: 'month', label: 'Month', perDay: 1 / 31, minDays: 32 },
];

/** Returns the granularities that suit a range of `days` calendar days, finest first. */
export function granularityChoices(days: number): GranularityChoice[] {
  return CHOICES.filter(
    ({ perDay, minDays, maxDays = Math.floor(MAX_INTERVALS / perDay) }) => days >= minDays && days <= maxDays,
  );
}

/** Returns the name of a granularity: '15 minutes'. */
export function granularityLabel(granularity: Granularity): string {
  return CHOICES.find((choice) => choice.granularity === granularity)?.label ?? granularity;
}

/** Returns the granularity to start with: hours for up to two days, days for up to 100, then months. */
export function defaultGranularity(days: number): Granularity {
  if (days <= 2) return 'hour';
  return days <= 100 ? 'day' : 'month';
}
