import type { LiveReadingView } from '@/lib/contract/live';
import type { Formats } from '@/lib/domain/formats/formats';
import { ageInWords } from '@/lib/domain/times';
import { type DisplayFacts, displayFacts, type UnitSystem } from '@/lib/domain/units';
import { STALE_TOTAL_MS } from './today-query';

/**
 * Returns the current rate as text: 'Using 1.42 kW', 'Selling 2.1 kW', 'Gas at 0.03 CCF/h'; null without a number. Where
 * no word gives the direction, the sign stays.
 */
export function liveRateText(
  reading: Pick<LiveReadingView, 'type' | 'rate'> | undefined,
  units: UnitSystem,
  formats: Formats,
): string | null {
  if (!reading || reading.rate === null) return null;
  const kind = displayFacts(reading.type, units);
  const amount = formats.quantity(reading.rate * kind.factor, kind.rateUnit);
  const magnitude = formats.quantity(Math.abs(reading.rate) * kind.factor, kind.rateUnit);
  if (kind.commodity === 'electricity') {
    return reading.rate < 0 && kind.canBeNegative ? `Selling ${magnitude}` : `Using ${amount}`;
  }
  if (kind.commodity === 'generation') return reading.rate < 0 ? `Drawing ${magnitude}` : `Generating ${amount}`;
  return `${kind.label} at ${amount}`;
}

/**
 * Returns today's usage so far as text: '14 kWh so far today, as usual'. For a net meter it says which way the balance
 * goes, since a comparison of balances near 0 means little; for generation, whether it was generated or drawn, as solar
 * equipment draws a little at night. `amount` is in the unit of `kind`.
 */
export function todayText(
  amount: number | null,
  comparison: string | null,
  { unit, canBeNegative, commodity }: Pick<DisplayFacts, 'unit' | 'canBeNegative' | 'commodity'>,
  formats: Formats,
): string | null {
  if (amount === null) return null;
  const magnitude = formats.quantity(Math.abs(amount), unit);
  if (canBeNegative && unit !== null && amount !== 0) {
    const [more, less] = amount > 0 ? ['bought', 'sold'] : ['sold', 'bought'];
    return `You’ve ${more} ${magnitude} more than you ${less} today`;
  }
  const generated = amount < 0 ? `${magnitude} drawn` : `${magnitude} generated`;
  const text = commodity === 'generation' ? generated : formats.quantity(amount, unit);
  return `${text} so far today${comparison ? `, ${comparison}` : ''}`;
}

/** A part of the sentence with the UTC instant of its data; `text` is null where there is none. */
export interface DatedText {
  text: string | null;
  at: string | null;
}

/** A rate older than this is not 'right now'. */
const OLD_RATE_MS = 5 * 60_000;

/**
 * Joins the current rate and today's usage into one text; null if both are missing. Old parts give their age. `now` in
 * milliseconds.
 */
export function premiseSentence(rate: DatedText, today: DatedText, now: number): string | null {
  const isOlder = (at: string | null, ms: number) => at !== null && now - Date.parse(at) > ms;
  const sentences: string[] = [];
  if (rate.text) {
    const when = rate.at !== null && isOlder(rate.at, OLD_RATE_MS) ? ageInWords(rate.at, now) : 'right now';
    sentences.push(`${rate.text} ${when}.`);
  }
  if (today.text) {
    const asOf = today.at !== null && isOlder(today.at, STALE_TOTAL_MS) ? `, as of ${ageInWords(today.at, now)}` : '';
    sentences.push(`${today.text}${asOf}.`);
  }
  return sentences.length > 0 ? sentences.join(' ') : null;
}
