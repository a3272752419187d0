import type { HomeOverview, LeadData } from '@/lib/contract/home-overview';
import { dayParts } from '@/lib/domain/formats/day-text';
import type { Formats } from '@/lib/domain/formats/formats';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { type DisplayFacts, displayFacts, type UnitSystem } from '@/lib/domain/units';
import { costToday, shownAmounts } from './shown-amounts';

type Meter = HomeOverview['meters'][number];

/** A part of a sentence; `strong` for its numbers. */
interface SentencePart {
  text: string;
  strong?: true;
}

/**
 * Returns the sentence below a home's verdict: used so far beside what is typical by the same time, what is expected by
 * midnight, with its cost where there is a price, and whether hours are missing. Of a meter that also counts what is sold,
 * which way the day goes. Empty without a number.
 */
export function daySentence(
  meter: Meter | undefined,
  zone: string,
  { units, inMoney, formats }: { units: UnitSystem; inMoney: boolean; formats: Formats },
): SentencePart[] {
  if (!meter) return [];
  const facts = displayFacts(meter.meterType, units);
  const gap = gapText(meter);
  const missing: SentencePart[] = gap === null ? [] : [{ text: ` ${gap}` }];
  if (facts.canBeNegative) {
    const net = netAnswer(meter, units, formats);
    return net === null ? [] : [{ text: net, strong: true }, ...missing];
  }
  const shown = shownAmounts(meter, inMoney, units, formats);
  const { usedToday, compared, expectedToday, text } = shown;
  const cost = shown.isMoney ? null : costToday(meter, formats);
  const withCost = (amount: string) => (cost === null ? amount : `${amount}, ${cost}`);
  if (!compared) {
    if (usedToday === null) return [];
    return [{ text: withCost(text(usedToday)), strong: true }, { text: ' so far today.' }, ...missing];
  }
  const by = formats.shortClock(compared.through, zone);
  const typically: SentencePart[] = [{ text: ` by ${by}; typically ${text(compared.typical)}.` }, ...missing];
  if (expectedToday === null) return [{ text: withCost(text(compared.used)), strong: true }, ...typically];
  const { money } = meter;
  const about =
    !shown.isMoney && money?.expectedToday != null
      ? `, about ${formats.money(toMicro(money.expectedToday), money.currency)},`
      : '';
  return [
    { text: text(compared.used), strong: true },
    ...typically,
    { text: ' On course for ' },
    { text: `${text(expectedToday)}${about}`, strong: true },
    { text: ' by midnight.' },
  ];
}

/** Returns what a home with a meter for both directions pays or earns today; null without a price. */
export function netCostSentence({ meterType, money }: Meter, formats: Formats): string | null {
  if (!money || money.usedToday === null || meterType !== 'power_net') return null;
  const cost = formats.money(toMicro(Math.abs(money.usedToday)), money.currency);
  const atLeast = money.days.at(-1)?.complete === false ? 'at least ' : '';
  return money.usedToday < 0 ? `You earned ${atLeast}${cost} with it.` : `That costs ${atLeast}${cost}.`;
}

export const GAP_TEXT = 'Some hours are missing.';

/** Returns that hours of today are missing; null where none is. */
export function gapText({ days }: Pick<Meter, 'days'>): string | null {
  return days.at(-1)?.complete === false ? GAP_TEXT : null;
}

/**
 * Returns 'You’ve bought 6.1 kWh more than you sold today.', or what a meter of an unknown type counted. Null without a
 * number, and for a meter that counts only what is used.
 */
export function netAnswer({ meterType, usedToday }: Meter, units: UnitSystem, formats: Formats): string | null {
  const { canBeNegative, commodity, factor, unit } = displayFacts(meterType, units);
  if (!canBeNegative || usedToday === null) return null;
  const amount = usedToday * factor;
  if (commodity !== 'electricity') return `${formats.quantity(amount, unit)} today.`;
  if (amount === 0) return 'You’ve bought as much as you sold today.';
  const [more, less] = amount > 0 ? ['bought', 'sold'] : ['sold', 'bought'];
  return `You’ve ${more} ${formats.quantity(Math.abs(amount), unit)} more than you ${less} today.`;
}

/** Returns which way a net amount goes, beside its number: 'more bought than sold', or of money, 'earned'. */
export function netSide(amount: number, isMoney = false): string {
  if (isMoney) return amount < 0 ? 'earned' : 'to pay';
  return amount < 0 ? 'more sold than bought' : 'more bought than sold';
}

/** Returns what solar made so far today; null for a home without it. */
export function solarSentence(meters: readonly Meter[], units: UnitSystem, formats: Formats): string | null {
  const solar = meters.find(({ meterType }) => displayFacts(meterType, units).commodity === 'generation');
  if (!solar || solar.usedToday === null) return null;
  return `Solar made ${formats.quantity(Math.max(0, solar.usedToday), displayFacts(solar.meterType, units).unit)} so far.`;
}

/** Returns where a rate lies: 'Higher than on 6 of the last 8 Saturdays at 2 PM'; null without these. */
export function rateText(
  rate: number,
  { sameHours }: Pick<LeadData, 'sameHours'>,
  { weekday, hour }: { weekday: string; hour: string },
): string | null {
  const count = sameHours.length;
  if (count === 0) return null;
  const below = sameHours.filter((value) => value < rate).length;
  const [side, of] = below * 2 >= count ? ['Higher', below] : ['Lower', count - below];
  const which = of === count ? `each of the last ${count}` : `${of} of the last ${count}`;
  return `${side} than on ${which} ${weekday}s at ${hour}`;
}

/** Returns the current rate in words and number: 'Selling' and 3.1, 'Using' and 1.4. */
export function rateWord(
  rate: number,
  { canBeNegative, commodity }: Pick<DisplayFacts, 'canBeNegative' | 'commodity'>,
) {
  if (commodity === 'generation') return rate < 0 ? 'Drawing now' : 'Making now';
  if (canBeNegative && commodity === 'electricity') return rate < 0 ? 'Selling now' : 'Buying now';
  return 'Right now';
}

/** Returns 'November' of a calendar day. */
export function monthName(day: string): string {
  return dayParts(day).longMonth;
}

/** Returns a text with a capital first letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
