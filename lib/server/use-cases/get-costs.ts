import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { CommodityCostsData, CostsData, CostsParams } from '@/lib/contract/costs';
import { localDay } from '@/lib/domain/calendar';
import { commoditiesOf } from '@/lib/domain/money/commodity-meters';
import { earlierDay } from '@/lib/domain/money/cycle-parts';
import { likelyCurrency } from '@/lib/domain/money/likely-currency';
import { HOURS_PER_MONTH } from '@/lib/domain/times';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import { type CostsOfCommodity, premiseCosts } from '../money/premise-costs';
import type { Context } from '../ports/context';

/**
 * Returns what the bills of a premise cost that a day is in, by its prices. Fetches the cycle and the one before it where
 * they are not stored. Throws `not_found` for a premise the account cannot see.
 */
export async function getCosts(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId, day: asked }: CostsParams,
): Promise<ApiAnswer<CostsData>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  const now = ctx.clock();
  const today = localDay(now, premise.timezone);
  // Nothing is known of a bill that has not begun.
  const day = earlierDay(asked ?? today, today);
  const [tariffs, bills] = await Promise.all([
    ctx.money.tariffs(account.id, premiseId),
    ctx.money.bills(account.id, premiseId),
  ]);
  const found = await premiseCosts(ctx.archive, account, premise, { tariffs, bills, day, now });
  const oldest = found
    .flatMap(({ freshness }) => freshness ?? [])
    .reduce((before, each) => (each.asOf < before.asOf ? each : before), answer);
  const data = {
    ...{ premiseId, day, commodities: commoditiesOf(premise.meters), costs: found.map(toData) },
    currency: likelyCurrency(tariffs, premise.timezone),
  };
  const notice = found.find(({ freshness }) => freshness?.notice)?.freshness?.notice ?? answer.notice;
  return apiAnswer(data, { ...oldest, notice }, completeListCoverage(found.length));
}

function toData({ commodity, costs, alwaysOn }: CostsOfCommodity): CommodityCostsData {
  const { history, ...rest } = costs;
  return {
    commodity,
    ...rest,
    alwaysOn: alwaysOn && {
      kw: alwaysOn.kw,
      perMonthMicro: Math.round(alwaysOn.kw * HOURS_PER_MONTH * meanPriceMicro(costs)),
    },
    history: history.map(({ cycle, totalMicro, coverage }) => ({ cycle, totalMicro, coverage })),
  };
}

/** Returns what a unit cost on average, without charges that do not depend on use. */
function meanPriceMicro({ current, priceNow }: CostsOfCommodity['costs']): number {
  const amount = current.lines
    .filter(({ group }) => group === 'supply' || group === 'delivery')
    .reduce((sum, { amountMicro }) => sum + amountMicro, 0);
  return current.quantity > 0 ? amount / current.quantity : (priceNow?.micro ?? 0);
}
