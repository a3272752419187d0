import type { Granularity } from '@/lib/domain/granularity';

/** A granularity as a choice for a range; `reason` is a sentence if it cannot be chosen, null if it can. */
export interface GranularityChoice {
  granularity: Granularity;
  label: string;
  reason: string | null;
}

/** Most intervals of a chart and its table; with more, single intervals are not readable. */
export const MAX_CHART_INTERVALS = 800;

interface GranularityRule {
  granularity: Granularity;
  label: string;
  perDay: number;
  /** With fewer days there are no two intervals to compare. */
  minDays: number;
  tooShort: string;
}

const RULES: GranularityRule[] = [
  { granularity: 'fifteenminute', label: '15 minutes', perDay: 96, minDays: 1, tooShort: '' },
  { granularity: 'hour', label: 'Hour', perDay: 24, minDays: 1, tooShort: '' },
  { granularity: 'bihour', label: 'Two hours', perDay: 12, minDays: 1, tooShort: '' },
  { granularity: 'day', label: 'Day', perDay: 1, minDays: 2, tooShort: 'Days need a range of two days or more.' },
  {
    granularity: 'month',
    label: 'Month',
    perDay: 1 / 31,
    minDays: 32,
    tooShort: 'Months need a range longer than one month.',
  },
];

/** Returns all granularities, finest first, with whether they fit a range of `days` calendar days. */
export function granularityChoices(days: number): GranularityChoice[] {
  return RULES.map(({ granularity, label, perDay, minDays, tooShort }) => {
    const maxDays = Math.floor(MAX_CHART_INTERVALS / perDay);
    if (days > maxDays) return { granularity, label, reason: `${label}: up to ${maxDays} days at a time.` };
    return { granularity, label, reason: days < minDays ? tooShort : null };
  });
}

/** Returns the default for a range: hours up to two days, days up to 100 days, then months. */
export function defaultGranularity(days: number): Granularity {
  if (days <= 2) return 'hour';
  return days <= 100 ? 'day' : 'month';
}
