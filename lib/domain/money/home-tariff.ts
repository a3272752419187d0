import type { CycleRule } from './bill-cycles';
import { CALENDAR_MONTHS } from './bill-cycles';
import { simpleTariff } from './simple-tariff';
import type { BillUnit, Commodity, Tariff } from './tariff';

/** The prices of a commodity and when its bills begin, as kept for a home or for all homes of an account. */
export interface HomeTariff {
  commodity: Commodity;
  tariff: Tariff;
  cycle: CycleRule;
}

/** What someone knows who has one price and a monthly charge. `from`: the first day of this price; null for all of the past. */
export interface PriceAnswer {
  commodity: Commodity;
  price: number;
  monthlyCharge: number;
  currency: string;
  billUnit?: BillUnit;
  from: string | null;
  cycle?: CycleRule;
}

/**
 * Returns the prices of a home with a new price. One that begins on a day adds a version, so that bills before it keep
 * theirs; one of the same day replaces it.
 */
export function withPrice(before: HomeTariff | null, answer: PriceAnswer): HomeTariff {
  const { commodity, from, cycle = before?.cycle ?? CALENDAR_MONTHS } = answer;
  const simple = simpleTariff(answer);
  const [version] = simple.versions;
  if (from === null || !before || !version || before.tariff.currency !== answer.currency) {
    return { commodity, tariff: simple, cycle };
  }
  const earlier = before.tariff.versions.filter(({ validFrom }) => validFrom < from);
  const validFrom = earlier.length > 0 ? from : version.validFrom;
  return { commodity, tariff: { ...before.tariff, versions: [...earlier, { ...version, validFrom }] }, cycle };
}

/** Returns the price and monthly charge of prices that consist of nothing else on a day; null for all others. */
export function simplePrice({ tariff }: HomeTariff): { price: number; monthlyCharge: number } | null {
  const version = tariff.versions.at(-1);
  const [use, monthly, ...more] = version?.lines ?? [];
  if (use?.kind !== 'usage' || use.bands.length !== 1 || use.bands[0]?.tiers.length !== 1 || more.length > 0)
    return null;
  if (monthly && (monthly.kind !== 'fixed' || monthly.per !== 'month')) return null;
  return { price: use.bands[0].tiers[0]?.price ?? 0, monthlyCharge: monthly?.amount ?? 0 };
}
