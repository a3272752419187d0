import { addDays, dayStart } from '@/lib/domain/calendar';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { cycleOn } from '@/lib/domain/money/bill-cycles';
import { billedMeters } from '@/lib/domain/money/commodity-meters';
import type { DayRange } from '@/lib/domain/money/price-segments';
import { type Commodity, versionOn } from '@/lib/domain/money/tariff';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import { addPrices, hasTiers, type UnitPrices, unitPrices } from '@/lib/domain/money/unit-prices';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Context } from '../ports/context';
import type { StoredTariff } from '../ports/money';
import { billedHome } from './billed-home';
import { storedFlow } from './stored-flow';

/** The prices of a premise, and the bills that were typed for it. */
export interface HomePrices {
  premise: Premise;
  tariffs: readonly StoredTariff[];
  bills: readonly TypedBill[];
}

/** Returns the prices of a premise; null for one without any. */
export async function homePrices(
  { money }: Pick<Context, 'money'>,
  account: AccountRef,
  premise: Premise,
): Promise<HomePrices | null> {
  const tariffs = await money.tariffs(account.id, premise.id);
  return tariffs.length === 0 ? null : { premise, tariffs, bills: await money.bills(account.id, premise.id) };
}

/**
 * Returns what the unit of a meter costs by the hour on some local days; null for a meter that no price is for. Reads
 * what is stored of the running bill where its prices have tiers. Sends nothing.
 */
export async function meterPrices(
  { archive }: Pick<Context, 'archive'>,
  account: AccountRef,
  home: HomePrices,
  meter: Meter,
  { days, now }: { days: DayRange; now: number },
): Promise<UnitPrices | null> {
  const commodity = commodityOf(meter);
  const stored = home.tariffs.find((each) => each.commodity === commodity);
  if (!commodity || !stored || !isBilled(home.premise, meter, stored, days)) return null;
  const prices = await pricesOf(archive, account, home, stored, { days, now });
  // Sewer by the mean of a winter does not depend on today's use.
  const sewer = home.tariffs.find(
    (each) => commodity === 'water' && each.commodity === 'sewer' && !hasWinterMean(each, days),
  );
  if (sewer?.tariff.currency !== stored.tariff.currency) return prices;
  return addPrices(prices, await pricesOf(archive, account, home, sewer, { days, now }));
}

function commodityOf({ type }: Meter): Commodity | null {
  const { commodity } = meterTypeOf(type);
  return commodity === 'electricity' || commodity === 'gas' || commodity === 'water' ? commodity : null;
}

/** False for a meter whose amounts are not those of the bill, such as use from which generation is taken first. */
function isBilled(
  { meters }: Premise,
  meter: Meter,
  { commodity, tariff }: StoredTariff,
  { start }: DayRange,
): boolean {
  const rule = versionOn(tariff, start)?.export;
  const billed = billedMeters(meters, commodity, rule);
  const isNetted = billed.generation.length > 0 && rule?.meters !== 'buyAllSellAll';
  return !isNetted && billed.use.some(({ id }) => id === meter.id);
}

function hasWinterMean({ tariff }: StoredTariff, { start }: DayRange): boolean {
  return versionOn(tariff, start)?.volume?.winterMonths !== undefined;
}

async function pricesOf(
  archive: Context['archive'],
  account: AccountRef,
  { premise, bills }: HomePrices,
  stored: StoredTariff,
  { days, now }: { days: DayRange; now: number },
): Promise<UnitPrices> {
  const { timezone: zone } = premise;
  const home = billedHome(stored, bills, zone);
  if (!hasTiers(home.tariff)) return unitPrices(home, days, null);
  // Whole cycles: the hours of one that is over have shares of all of it.
  const [first, last] = [cycleOn(home.rule, days.start), cycleOn(home.rule, addDays(days.end, -1))];
  const span = { start: dayStart(first.start, zone), end: dayStart(last.end, zone) };
  const rule = versionOn(home.tariff, days.start)?.export;
  const flow = await storedFlow(archive, account, premise, { commodity: stored.commodity, rule, now, ...span });
  return unitPrices(home, days, flow);
}
