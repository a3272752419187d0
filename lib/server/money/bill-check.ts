import { addDays, localDay } from '@/lib/domain/calendar';
import { billUnitFactor } from '@/lib/domain/money/bill-units';
import { type BillCheck, checkBill, cycleOfBill } from '@/lib/domain/money/check-bill';
import { earlierDay } from '@/lib/domain/money/cycle-parts';
import { priceBill } from '@/lib/domain/money/price-bill';
import { scaleFlow } from '@/lib/domain/money/scale-flow';
import type { StoredBill } from '@/lib/domain/money/typed-bill';
import type { Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Archive } from '../ports/archive';
import type { StoredTariff } from '../ports/money';
import { billedFlow } from './billed-flow';

/** Readings are compared with these days before and after the bill's, in case they were taken on another day. */
const SHIFT_DAYS = 3;

/** Returns a bill beside its meter and Copper's readings of its days, which are fetched where they are not stored. */
export async function billCheck(
  archive: Pick<Archive, 'series' | 'storedSeries'>,
  account: AccountRef,
  premise: Premise,
  { bill, tariff, now }: { bill: StoredBill; tariff: StoredTariff | null; now: number },
): Promise<BillCheck> {
  const { timezone: zone } = premise;
  const { commodity } = bill;
  const until = earlierDay(addDays(bill.end, SHIFT_DAYS), addDays(localDay(now, zone), 1));
  const start = addDays(bill.start, -SHIFT_DAYS);
  const fetch = start < until ? { start, end: until } : null;
  const { flow } = await billedFlow(archive, account, premise, {
    commodity,
    rule: undefined,
    tariff: tariff?.tariff ?? null,
    now,
    until,
    fetch,
  });
  const cycle = cycleOfBill(bill);
  const heatFactor = bill.heatFactor ?? undefined;
  return checkBill({
    bill,
    flow,
    zone,
    priceOf: (quantity) => {
      if (!tariff || tariff.tariff.currency !== bill.currency) return null;
      const total = quantity / billUnitFactor(commodity, bill.unit, heatFactor);
      const priced = priceBill({
        tariff: tariff.tariff,
        cycle,
        zone,
        flow: scaleFlow(flow, cycle, zone, total),
        heatFactor,
      });
      return priced?.bill ?? null;
    },
  });
}
