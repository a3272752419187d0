import type { Bill } from './bill';
import { daysBetween } from './day-number';

/** Why one bill differs from another, in millionths of the currency: the three parts add up to `totalMicro`. */
export interface BillChange {
  totalMicro: number;
  /** Other prices: what the earlier use would cost at today's prices, less what it cost. */
  pricesMicro: number;
  /** A longer or shorter bill. */
  daysMicro: number;
  /** The rest: more or less use, or use at other times. */
  useMicro: number;
}

/** Returns the parts of a difference. `repriced` is the earlier bill by the prices of the later one. */
export function billChange(later: Bill, earlier: Bill, repriced: Bill): BillChange {
  const [laterDays, earlierDays] = [later, earlier].map(({ cycle }) => daysBetween(cycle.start, cycle.end));
  const totalMicro = later.totalMicro - earlier.totalMicro;
  const pricesMicro = repriced.totalMicro - earlier.totalMicro;
  const daysMicro = Math.round((repriced.totalMicro / (earlierDays ?? 1)) * ((laterDays ?? 0) - (earlierDays ?? 0)));
  return { totalMicro, pricesMicro, daysMicro, useMicro: totalMicro - pricesMicro - daysMicro };
}
