import { isCounted } from '../bucket-states';
import { costOf, hourAt } from '../money/money-series';
import type { UnitPrices } from '../money/unit-prices';
import { numberOrNull } from '../point-columns';
import type { BucketState } from '../series';

interface Amounts {
  start: number;
  state: BucketState;
  used: number | null;
  typical: number | null;
}

/** Returns hours with costs in place of amounts. One that is over and has no price is missing, so that no sum looks complete. */
export function hoursInMoney<H extends Amounts>(hours: readonly H[], prices: UnitPrices): H[] {
  return hours.map((hour) => {
    const index = hourAt(prices, hour.start);
    const cost = (amount: number | null) => numberOrNull(costOf(amount ?? Number.NaN, index, prices));
    const used = cost(hour.used);
    return {
      ...hour,
      used,
      typical: cost(hour.typical),
      state: used === null && isCounted(hour.state) ? 'missing' : hour.state,
    };
  });
}

/** Returns the price of a unit in an hour (milliseconds), and the mean of all hours; null where there is none. */
export function pricesOf(
  prices: UnitPrices,
  now: number | undefined,
): { priceNow: number | null; meanPrice: number | null } {
  const known = prices.taken.filter((price) => !Number.isNaN(price));
  return {
    priceNow: now === undefined ? null : numberOrNull(prices.taken[hourAt(prices, now)]),
    meanPrice: known.length === 0 ? null : known.reduce((sum, price) => sum + price, 0) / known.length,
  };
}
