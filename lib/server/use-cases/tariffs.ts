import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { SavePriceInput, SaveTariffInput, TariffsData, TariffsParams } from '@/lib/contract/tariffs';
import { commoditiesOf } from '@/lib/domain/money/commodity-meters';
import { withPrice } from '@/lib/domain/money/home-tariff';
import { likelyCurrency } from '@/lib/domain/money/likely-currency';
import { COMMODITIES } from '@/lib/domain/money/tariff';
import { forbiddenToGuests, resolveAccount, resolveForWork } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';

/**
 * Returns the prices of a premise, or without one those of the account. Throws `not_found` for a premise the account
 * cannot see.
 */
export async function getTariffs(
  ctx: Context,
  viewer: Viewer,
  { account: param, premise: premiseId = null }: { account: string; premise?: TariffsParams['premise'] | null },
): Promise<ApiAnswer<TariffsData>> {
  if (viewer.guest && premiseId === null) throw forbiddenToGuests();
  const account = resolveAccount(viewer, param);
  const premise = premiseId === null ? null : (await findPremise(ctx, account, premiseId)).premise;
  const commodities = premise ? commoditiesOf(premise.meters) : [...COMMODITIES];
  const stored = await ctx.money.tariffs(account.id, premiseId);
  const tariffs = stored.map((each) => ({ ...each, savedAt: new Date(each.savedAt).toISOString() }));
  const currency = likelyCurrency(stored, premise?.timezone ?? null);
  return currentAnswer({ commodities, tariffs, currency }, tariffs.length, ctx.clock());
}

/** Stores prices, or removes them, and returns the same as `getTariffs`. */
export async function saveTariff(ctx: Context, viewer: Viewer, input: SaveTariffInput) {
  const { account: param, premise, commodity, tariff, cycle } = input;
  const account = resolveForWork(viewer, param);
  await requirePremise(ctx, account, premise);
  await ctx.money.saveTariff(account.id, premise, { commodity, tariff, cycle });
  return getTariffs(ctx, viewer, { account: param, premise });
}

/** Stores the one price of a commodity, as a new version where it begins on a day; returns the same as `getTariffs`. */
export async function savePrice(ctx: Context, viewer: Viewer, { account: param, premise, ...answer }: SavePriceInput) {
  const account = resolveForWork(viewer, param);
  await requirePremise(ctx, account, premise);
  const stored = await ctx.money.tariffs(account.id, premise);
  const before = stored.find(({ commodity }) => commodity === answer.commodity) ?? null;
  await ctx.money.saveTariff(account.id, premise, withPrice(before, answer));
  return getTariffs(ctx, viewer, { account: param, premise });
}

async function requirePremise(ctx: Context, account: AccountRef, premiseId: string | null): Promise<void> {
  if (premiseId !== null) await findPremise(ctx, account, premiseId);
}
