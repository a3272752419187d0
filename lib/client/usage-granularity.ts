import type { Granularity } from '@/lib/domain/granularity';

/** A granularity as a choice for a range; `reason` says in a sentence why it cannot be chosen, null when it can. */
export interface GranularityChoice {
  granularity: Granularity;
  label: string;
  reason: string | null;
}

/** What a chart draws and its table lists at most; beyond it nobody reads single intervals any more. */
export const MAX_CHART_INTERVALS = 800;

interface Kind {
  granularity: Granularity;
  label: string;
  perDay: number;
  /** The fewest days for which there are two intervals to compare. */
  fewestDays: number;
  tooShort: string;
}

const KINDS: Kind[] = [
  { granularity: 'fifteenminute', label: '15 minutes', perDay: 96, fewestDays: 1, tooShort: '' },
  { granularity: 'hour', label: 'Hour', perDay: 24, fewestDays: 1, tooShort: '' },
  { granularity: 'bihour', label: 'Two hours', perDay: 12, fewestDays: 1, tooShort: '' },
  { granularity: 'day', label: 'Day', perDay: 1, fewestDays: 2, tooShort: 'Days need a range of two days or more.' },
  {
    granularity: 'month',
    label: 'Month',
    perDay: 1 / 31,
    fewestDays: 32,
    tooShort: 'Months need a range longer than one month.',
  },
];

/** Every granularity with whether it suits a range of `days` calendar days, finest first. */
export function granularityChoices(days: number): GranularityChoice[] {
  return KINDS.map(({ granularity, label, perDay, fewestDays, tooShort }) => {
    const most = Math.floor(MAX_CHART_INTERVALS / perDay);
    if (days > most) return { granularity, label, reason: `${label}: up to ${most} days at a time.` };
    return { granularity, label, reason: days < fewestDays ? tooShort : null };
  });
}

/** What one would pick: hours for up to two days, days up to about a quarter, then months. */
export function defaultGranularity(days: number): Granularity {
  if (days <= 2) return 'hour';
  return days <= 100 ? 'day' : 'month';
}
