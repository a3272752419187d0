import { localDay } from '@/lib/domain/calendar';
import { laterDay } from '@/lib/domain/money/day-number';
import { moneySeries } from '@/lib/domain/money/money-series';
import type { Meter } from '@/lib/domain/premise';
import type { ColumnSeries } from '@/lib/domain/series-columns';
import type { AccountRef } from '../account';
import type { Context } from '../ports/context';
import { type HomePrices, meterPrices } from './meter-prices';
import { hoursQuery } from './stored-flow';

/** Returns a series of a meter in money, from what is stored; null for a meter that no price is for. Sends nothing. */
export async function costSeries(
  ctx: Pick<Context, 'archive'>,
  account: AccountRef,
  home: HomePrices,
  { meter, series, now }: { meter: Meter; series: ColumnSeries; now: number },
): Promise<ColumnSeries | null> {
  const [start, end] = [Date.parse(series.start), Date.parse(series.end)];
  const zone = home.premise.timezone;
  const days = { start: localDay(start, zone), end: laterDay(localDay(end - 1, zone), 1) };
  const prices = await meterPrices(ctx, account, home, meter, { days, now });
  if (!prices) return null;
  const isCoarse = ['bihour', 'day', 'month'].includes(series.granularity);
  const query = { ...hoursQuery(home.premise, meter, start, end), kind: series.kind };
  return moneySeries(series, prices, isCoarse ? await ctx.archive.storedSeries(account, query) : null);
}
