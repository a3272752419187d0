import type { Freshness } from '@/lib/domain/answer';
import { addDays, localDay } from '@/lib/domain/calendar';
import { type AlwaysOn, alwaysOn } from '@/lib/domain/insight/always-on';
import { cycleBefore, cycleOn } from '@/lib/domain/money/bill-cycles';
import { type CommodityCosts, commodityCosts } from '@/lib/domain/money/commodity-costs';
import { earlierDay } from '@/lib/domain/money/cycle-parts';
import { type Commodity, versionOn } from '@/lib/domain/money/tariff';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import type { StoredTariff } from '../ports/money';
import { billedFlow } from './billed-flow';
import { billedHome } from './billed-home';

/** The costs of a commodity, with the freshness of the readings that were fetched for them. */
export interface CostsOfCommodity {
  commodity: Commodity;
  costs: CommodityCosts;
  /** Of a home with one meter for use that never sends; null for others. */
  alwaysOn: AlwaysOn | null;
  freshness: Freshness | null;
}

/**
 * Returns the costs of each commodity that a premise has prices for, in the cycle of a local day. Fetches the cycle and
 * the one before it where they are not stored.
 */
export async function premiseCosts(
  archive: Pick<Archive, 'series' | 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  {
    tariffs,
    bills,
    day,
    now,
  }: { tariffs: readonly StoredTariff[]; bills: readonly TypedBill[]; day: string; now: number },
): Promise<CostsOfCommodity[]> {
  const { timezone: zone } = premise;
  const today = localDay(now, zone);
  const found: CostsOfCommodity[] = [];
  for (const stored of tariffs) {
    const { commodity } = stored;
    const home = billedHome(stored, bills, zone);
    const cycle = cycleOn(home.rule, day);
    const until = earlierDay(cycle.end, addDays(today, 1));
    const fetch = { start: cycleBefore(home.rule, cycle).start, end: until };
    const rule = versionOn(home.tariff, day)?.export;
    const options = { commodity, rule, tariff: home.tariff, now, until, fetch: cycle.start <= today ? fetch : null };
    const { flow, days, freshness } = await billedFlow(archive, account, premise, options);
    const costs = commodityCosts({ home, flow, days, now, today, day });
    if (!costs) continue;
    const load = commodity === 'electricity' && flow.exported === null ? alwaysOn(days) : null;
    found.push({ commodity, costs, alwaysOn: load, freshness });
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return found;
}
