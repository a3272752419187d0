import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { CompareTariffInput, ComparisonData } from '@/lib/contract/costs';
import { CALENDAR_MONTHS } from '@/lib/domain/money/bill-cycles';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import { compareTariffs } from '../money/compare-tariffs';
import type { Context } from '../ports/context';

/**
 * Returns the last twelve months of a premise by its prices and by another tariff, from what is stored. Throws
 * `not_found` for a premise the account cannot see.
 */
export async function compareTariff(
  ctx: Context,
  viewer: Viewer,
  { account: param, premise: premiseId, tariff }: CompareTariffInput,
): Promise<ApiAnswer<ComparisonData>> {
  const account = resolveAccount(viewer, param);
  const { premise } = await findPremise(ctx, account, premiseId);
  const [tariffs, bills] = await Promise.all([
    ctx.money.tariffs(account.id, premiseId),
    ctx.money.bills(account.id, premiseId),
  ]);
  const stored = tariffs.find(({ commodity }) => commodity === tariff.commodity);
  const own = stored?.tariff.currency === tariff.currency ? stored : undefined;
  const prices = own ?? { tariff: { ...tariff, versions: [] }, cycle: stored?.cycle ?? CALENDAR_MONTHS };
  const now = ctx.clock();
  const compared = await compareTariffs(ctx.archive, account, premise, { tariff, own: prices, bills, now });
  const months = compared.map(({ cycle, own: bill, other }) => ({
    cycle,
    ownMicro: bill?.totalMicro ?? null,
    otherMicro: other.totalMicro,
    coverage: other.coverage,
  }));
  const lastBill = compared.at(-1)?.other ?? null;
  return currentAnswer({ months, currency: tariff.currency, lastBill }, months.length, now);
}
