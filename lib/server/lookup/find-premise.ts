import type { Answer } from '@/lib/domain/answer';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import type { Priority, Purpose } from '../ports/door';

type LoadOptions = { purpose: Purpose; priority: Priority };
const PAGE_OPTIONS: LoadOptions = { purpose: 'premises', priority: 'person' };

/** Returns the account's premises; an enterprise's from memory, so that its pages don't parse the lists again. */
async function loadPremises(ctx: Context, account: AccountRef, options: LoadOptions): Promise<Answer<Premise[]>> {
  if (account.kind === 'home') return ctx.archive.premises(account, options);
  const { premises, asOf, freshUntil, source, notice } = await ctx.fleets.get(account);
  return { data: [...premises.values()], asOf, freshUntil, source, notice };
}

/** A premise with the list it was found in. */
export interface FoundPremise {
  premise: Premise;
  answer: Answer<Premise[]>;
}

/**
 * Returns a premise of the account by its id. Throws `not_found` for any other id, so that a caller cannot find out
 * whether it exists in another account.
 */
export async function findPremise(
  ctx: Context,
  account: AccountRef,
  premiseId: string,
  options: LoadOptions = PAGE_OPTIONS,
): Promise<FoundPremise> {
  const answer = await loadPremises(ctx, account, options);
  const premise = answer.data.find((candidate) => candidate.id === premiseId);
  if (!premise) throw entityNotFound('premise');
  return { premise, answer };
}

/** Returns a meter and its premise. Throws like `findPremise`. */
export async function findMeter(
  ctx: Context,
  account: AccountRef,
  meterId: string,
  options: LoadOptions = PAGE_OPTIONS,
): Promise<FoundPremise & { meter: Meter }> {
  const answer = await loadPremises(ctx, account, options);
  for (const premise of answer.data) {
    const meter = premise.meters.find((candidate) => candidate.id === meterId);
    if (meter) return { premise, meter, answer };
  }
  throw entityNotFound('meter');
}

/** Returns the error for an id that the account does not have, whether or not it exists in another account. */
export function entityNotFound(kind: 'premise' | 'meter' | 'gateway'): AppError {
  return new AppError('not_found', {
    userMessage: `This account has no ${kind} with this id. Choose one from the list of premises.`,
    detail: `${kind} is not part of the account`,
  });
}
