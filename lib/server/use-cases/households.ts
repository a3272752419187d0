import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { HouseholdInput, HouseholdsData } from '@/lib/contract/household';
import { homeName } from '@/lib/domain/address';
import { resolveAccount, resolveForWork } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';

/** More homes than one person has; an enterprise's are premises of its fleet. */
const MAX_HOMES = 200;

/** Returns how many people live in each of the homes of an account, as they are stored. Sends nothing. */
export async function listHouseholds(
  ctx: Context,
  viewer: Viewer,
  { account: param }: { account: string },
): Promise<ApiAnswer<HouseholdsData>> {
  const account = resolveAccount(viewer, param);
  const [premises, people] = await Promise.all([ctx.archive.storedPremises(account), ctx.households.of(account.id)]);
  const homes = premises.slice(0, MAX_HOMES).map((premise) => ({
    ...{ id: premise.id, name: homeName(premise) },
    people: people.get(premise.id) ?? null,
  }));
  return currentAnswer({ homes }, homes.length, ctx.clock());
}

/** Stores how many people live in a home; null removes it. Throws `not_found` for a home the account cannot see. */
export async function saveHousehold(
  ctx: Context,
  viewer: Viewer,
  { account: param, premise: premiseId, people }: HouseholdInput,
): Promise<ApiAnswer<HouseholdsData>> {
  const account = resolveForWork(viewer, param);
  const { premise } = await findPremise(ctx, account, premiseId);
  await ctx.households.save(account.id, premise.id, people);
  return listHouseholds(ctx, viewer, { account: param });
}
