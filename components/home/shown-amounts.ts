import { useFormats } from '@/lib/client/formats';
import { useMoneyShown } from '@/lib/client/money-shown';
import { useUnits } from '@/lib/client/units';
import type { HomeOverview } from '@/lib/contract/home-overview';
import type { Formats } from '@/lib/domain/formats/formats';
import { currencySign } from '@/lib/domain/formats/money-text';
import { toMicro } from '@/lib/domain/money/micro-amounts';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';

type Meter = HomeOverview['meters'][number];

/** The amounts of a meter as they are shown: in its unit, or in money where it has a price and that was chosen. */
interface ShownAmounts extends Pick<Meter, 'usedToday' | 'compared' | 'expectedToday' | 'days' | 'month'> {
  isMoney: boolean;
  /** Amounts of a chart are multiplied by this, and have this unit. */
  factor: number;
  unit: string | null;
  /** Three significant digits and the unit apart. Money has its sign in the number. */
  figure: (amount: number) => { value: string; unit: string | null };
  /** For a sentence: '14.2 kWh', '$1.54'. */
  text: (amount: number) => string;
  /** For a readout: '1.20 kWh', '$0.14'; null is '–'. */
  exact: (amount: number | null) => string;
}

/** Returns how the amounts of a meter are shown. */
export function useShownAmounts(meter: Meter): ShownAmounts {
  return shownAmounts(meter, useMoneyShown().inMoney, useUnits(), useFormats());
}

/** The same as `useShownAmounts`, for what it is given. */
export function shownAmounts(meter: Meter, inMoney: boolean, units: UnitSystem, formats: Formats): ShownAmounts {
  const { money } = meter;
  if (!inMoney || !money) {
    const { factor, unit, decimals } = displayFacts(meter.meterType, units);
    return {
      ...meter,
      ...{ isMoney: false, factor, unit },
      figure: (amount) => ({ value: formats.prose(amount * factor), unit }),
      text: (amount) => formats.quantity(amount * factor, unit),
      exact: (amount) => formats.amount(amount === null ? null : amount * factor, decimals, unit),
    };
  }
  const text = (amount: number) => formats.money(toMicro(amount), money.currency);
  return {
    ...money,
    ...{ isMoney: true, factor: 1, unit: currencySign(money.currency) },
    figure: (amount) => ({ value: text(amount), unit: null }),
    text,
    exact: (amount) => (amount === null ? '–' : text(amount)),
  };
}

/** Returns what was used today in money, beside its amount: '$1.54', 'at least $1.54'; null without a price. */
export function costToday({ money }: Meter, formats: Formats): string | null {
  if (!money || money.usedToday === null) return null;
  const cost = formats.money(toMicro(money.usedToday), money.currency);
  return money.days.at(-1)?.complete === false ? `at least ${cost}` : cost;
}
