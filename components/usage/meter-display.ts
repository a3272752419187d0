import type { UsageLabels } from '@/components/charts/usage-facts';
import type { Granularity } from '@/lib/domain/granularity';
import type { MeterCommodity } from '@/lib/domain/meter-types';
import { columnNumber } from '@/lib/domain/numbers';
import { type DisplayFacts, displayFacts, type UnitSystem } from '@/lib/domain/units';

/** How a meter's usage is spoken of and painted. */
export interface MeterDisplay {
  facts: DisplayFacts;
  words: UsageLabels;
  /** CSS colors of what stands above and below the axis. */
  color: string;
  backColour: string;
  upsideDown: boolean;
  /** Counts what flows both ways, so that a total around zero is ordinary. */
  nets: boolean;
  /** Decimals of amounts in columns: one more, up to three, for quarter hours, whose amounts are small. */
  decimals: number;
}

const COLOURS: Record<MeterCommodity, string> = {
  electricity: 'var(--electricity)',
  generation: 'var(--generation)',
  'sub-meter': 'var(--sub-meter)',
  gas: 'var(--gas)',
  water: 'var(--water)',
  other: 'var(--other-commodity)',
};

/** Words, colors and decimals for a meter type at a granularity, in the units chosen; a type nobody knows gets plain ones and no unit. */
export function meterDisplay(type: string, granularity: Granularity, units: UnitSystem): MeterDisplay {
  const facts = displayFacts(type, units);
  const generates = facts.commodity === 'generation';
  const nets = facts.canBeNegative && facts.unit !== null;
  const decimals = Math.max(facts.decimals, granularity === 'fifteenminute' ? Math.min(3, facts.decimals + 1) : 0);
  return {
    facts,
    decimals,
    color: COLOURS[facts.commodity],
    backColour: facts.unit === 'kWh' ? COLOURS.generation : COLOURS[facts.commodity],
    upsideDown: generates,
    nets,
    words: {
      used: nets ? 'From grid' : generates ? 'Generated' : 'Used',
      back: nets ? 'To grid' : generates ? 'Drawn' : 'Given back',
      amount: (value) => amountText(value, decimals, facts.unit),
    },
  };
}

/** An amount with fixed decimals and its unit: '1.20 kWh'; without a unit the number alone. */
export function amountText(value: number, decimals: number, unit: string | null): string {
  const text = columnNumber(value, decimals);
  return unit ? `${text}\u202f${unit}` : text;
}

const ONE: Record<Granularity, [string, string]> = {
  minute: ['minute', 'minutes'],
  fifteenminute: ['quarter hour', 'quarter hours'],
  hour: ['hour', 'hours'],
  bihour: ['two-hour interval', 'two-hour intervals'],
  day: ['day', 'days'],
  month: ['month', 'months'],
};

/** '1 hour', '14 hours'. */
export function countIntervals(count: number, granularity: Granularity): string {
  return `${count} ${ONE[granularity][count === 1 ? 0 : 1]}`;
}
