import type { Answer } from '@/lib/domain/answer';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { Priority, Purpose } from '../ports/door';

type Ask = { purpose: Purpose; priority: Priority };
const FOR_A_PAGE: Ask = { purpose: 'premises', priority: 'person' };

/** The account's premises; an enterprise's as they are held in memory, so that none of its pages reads its lists anew. */
async function premisesOf(ctx: Context, account: AccountRef, ask: Ask): Promise<Answer<Premise[]>> {
  if (account.kind === 'home') return ctx.archive.premises(account, ask);
  const { premises, asOf, freshUntil, source, notice } = await ctx.fleets.get(account);
  return { data: [...premises.values()], asOf, freshUntil, source, notice };
}

/** A premise of an account with the freshness of the list it was found in. */
export interface FoundPremise {
  premise: Premise;
  answer: Answer<Premise[]>;
}

/**
 * Finds a premise by id among those the account sees. What an account does not see does not exist for it:
 * throws `not_found`, whether the id belongs to somebody else or to nobody.
 */
export async function findPremise(
  ctx: Context,
  account: AccountRef,
  premiseId: string,
  ask: Ask = FOR_A_PAGE,
): Promise<FoundPremise> {
  const answer = await premisesOf(ctx, account, ask);
  const premise = answer.data.find((candidate) => candidate.id === premiseId);
  if (!premise) throw entityNotFound('premise');
  return { premise, answer };
}

/** Finds a meter and its premise; the same rules as `findPremise`. */
export async function findMeter(
  ctx: Context,
  account: AccountRef,
  meterId: string,
  ask: Ask = FOR_A_PAGE,
): Promise<FoundPremise & { meter: Meter }> {
  const answer = await premisesOf(ctx, account, ask);
  for (const premise of answer.data) {
    const meter = premise.meters.find((candidate) => candidate.id === meterId);
    if (meter) return { premise, meter, answer };
  }
  throw entityNotFound('meter');
}

/** The failure for an id that the account does not see, whoever else may. */
export function entityNotFound(what: 'premise' | 'meter' | 'gateway'): AppError {
  return new AppError('not_found', {
    userMessage: `This account has no ${what} with that id. Choose one from the list of premises.`,
    detail: `${what} not among those of the account`,
  });
}
