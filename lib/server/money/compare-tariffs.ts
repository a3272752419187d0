import { addDays, localDay } from '@/lib/domain/calendar';
import type { Bill } from '@/lib/domain/money/bill';
import { cycleOn } from '@/lib/domain/money/bill-cycles';
import { priceHistory } from '@/lib/domain/money/bill-history';
import { type BillCycle, earlierDay } from '@/lib/domain/money/cycle-parts';
import { dayOfLaterMonth } from '@/lib/domain/money/day-number';
import { type Tariff, versionOn } from '@/lib/domain/money/tariff';
import type { TypedBill } from '@/lib/domain/money/typed-bill';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import type { StoredTariff } from '../ports/money';
import { billedFlow } from './billed-flow';
import { billedHome } from './billed-home';

/** A finished cycle by the home's prices, null where it has none, and by the other ones. */
export interface ComparedCycle {
  cycle: BillCycle;
  own: Bill | null;
  other: Bill;
}

/**
 * Returns the finished bills of the last twelve months by the home's prices and by those of another tariff, oldest first,
 * from what is stored. Sends nothing.
 */
export async function compareTariffs(
  archive: Pick<Archive, 'series' | 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  {
    tariff,
    own,
    bills,
    now,
  }: { tariff: Tariff; own: Pick<StoredTariff, 'tariff' | 'cycle'>; bills: readonly TypedBill[]; now: number },
): Promise<ComparedCycle[]> {
  const { timezone: zone } = premise;
  const { commodity } = tariff;
  const today = localDay(now, zone);
  const home = billedHome({ ...own, commodity }, bills, zone);
  const end = cycleOn(home.rule, today).start;
  const start = cycleOn(home.rule, dayOfLaterMonth(end, -12)).start;
  const price = async (of: Tariff) => {
    const rule = versionOn(of, today)?.export;
    const query = { commodity, rule, tariff: of, now, until: addDays(today, 1), fetch: null };
    const { flow } = await billedFlow(archive, account, premise, query);
    // Bank, carry and ratchets begin with the first stored day, as far back as there is one.
    const first = new Date(flow.edges[0] ?? now).toISOString().slice(0, 10);
    const history = priceHistory({ ...home, tariff: of }, flow, { start: earlierDay(first, start), end }, end);
    return new Map(history.map(({ bill }) => [bill.cycle.start, bill]));
  };
  const [owned, others] = [await price(own.tariff), await price(tariff)];
  return [...others.values()]
    .filter(({ cycle }) => cycle.start >= start)
    .map((other) => ({ cycle: other.cycle, own: owned.get(other.cycle.start) ?? null, other }));
}
