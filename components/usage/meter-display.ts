import type { UsageLabels } from '@/components/charts/usage-facts';
import type { Formats } from '@/lib/domain/formats/formats';
import type { Granularity } from '@/lib/domain/granularity';
import { type DisplayFacts, displayFacts, type UnitSystem } from '@/lib/domain/units';

/** Labels, colors and decimals for a meter's usage. */
export interface MeterDisplay {
  facts: DisplayFacts;
  labels: UsageLabels;
  /** CSS colors of values above and below the axis. */
  color: string;
  reverseColor: string;
  /** Measures flow in both directions, so that a total near 0 is normal. */
  isNet: boolean;
  /** Decimals of amounts in columns. Short intervals have more, since their amounts are small. */
  decimals: number;
}

/** Returns the display of a meter type at a granularity, in the chosen units. Unknown types get neutral labels and no unit. */
export function meterDisplay(
  type: string,
  granularity: Granularity,
  units: UnitSystem,
  formats: Formats,
  compared = 'Typical',
): MeterDisplay {
  const facts = displayFacts(type, units);
  const generates = facts.commodity === 'generation';
  const isNet = facts.canBeNegative && facts.unit !== null;
  const decimals = intervalDecimals(facts.decimals, granularity);
  return {
    facts,
    decimals,
    color: `var(--${facts.color})`,
    reverseColor: `var(--${facts.unit === 'kWh' ? 'generation' : facts.color})`,
    isNet,
    labels: {
      used: isNet ? 'Bought' : generates ? 'Made' : 'Used',
      reverse: isNet ? 'Sold' : generates ? 'Drawn' : 'Returned',
      compared,
      formatAmount: (value) => formats.amount(value, decimals, facts.unit),
    },
  };
}

/** Quarter hours have one decimal more than hours, up to three; minutes two more, up to four. */
function intervalDecimals(decimals: number, granularity: Granularity): number {
  if (granularity === 'minute') return Math.max(decimals, Math.min(4, decimals + 2));
  return granularity === 'fifteenminute' ? Math.max(decimals, Math.min(3, decimals + 1)) : decimals;
}

const INTERVAL_NOUNS: Record<Granularity, [string, string]> = {
  minute: ['minute', 'minutes'],
  fifteenminute: ['quarter hour', 'quarter hours'],
  hour: ['hour', 'hours'],
  bihour: ['two-hour period', 'two-hour periods'],
  day: ['day', 'days'],
  month: ['month', 'months'],
};

/** Formats a number of intervals: '1 hour', '14 hours'. */
export function countIntervals(count: number, granularity: Granularity, formats: Formats): string {
  return formats.counted(count, ...INTERVAL_NOUNS[granularity]);
}
