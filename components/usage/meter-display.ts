import type { UsageLabels } from '@/components/charts/usage-facts';
import type { Formats } from '@/lib/domain/formats/formats';
import { currencySign } from '@/lib/domain/formats/money-text';
import type { Granularity } from '@/lib/domain/granularity';
import { toMicro } from '@/lib/domain/money/micro-amounts';
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
  /** Of amounts in money; null for amounts in units. */
  currency: string | null;
  /** Writes an amount of display for a sentence: '14.2 kWh', '$1.54'. */
  quantity: (amount: number) => string;
  /** Writes an amount of display with fixed decimals; of money, with those of its currency. */
  amount: (amount: number | null, decimals: number) => string;
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
    currency: null,
    quantity: (amount) => formats.quantity(amount, facts.unit),
    amount: (amount, places) => formats.amount(amount, places, facts.unit),
    labels: {
      used: isNet ? 'Bought' : generates ? 'Made' : 'Used',
      reverse: isNet ? 'Sold' : generates ? 'Drawn' : 'Returned',
      compared,
      formatAmount: (value) => formats.amount(value, decimals, facts.unit),
    },
  };
}

/** Returns the same display for amounts in money. */
export function moneyDisplay(display: MeterDisplay, currency: string, formats: Formats): MeterDisplay {
  const money = (amount: number) => formats.money(toMicro(amount), currency);
  return {
    ...display,
    facts: { ...display.facts, unit: currencySign(currency), rateUnit: currencySign(currency), factor: 1, decimals: 2 },
    decimals: 2,
    currency,
    quantity: money,
    amount: (amount) => (amount === null ? '–' : money(amount)),
    labels: { ...display.labels, ...(display.isNet ? {} : { used: 'Cost' }), formatAmount: money },
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
