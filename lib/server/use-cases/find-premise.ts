import type { Answer } from '@/lib/domain/answer';
import type { Meter, Premise } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import type { Context } from '../context.types';
import { AppError } from '../errors';
import type { Priority, Purpose } from '../upstream/types';

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
  ask: { purpose: Purpose; priority: Priority } = { purpose: 'premises', priority: 'person' },
): Promise<FoundPremise> {
  const answer = await ctx.archive.premises(account, ask);
  const premise = answer.data.find((candidate) => candidate.id === premiseId);
  if (!premise) throw unseen('premise');
  return { premise, answer };
}

/** Finds a meter and its premise; the same rules as `findPremise`. */
export async function findMeter(
  ctx: Context,
  account: AccountRef,
  meterId: string,
  ask: { purpose: Purpose; priority: Priority } = { purpose: 'premises', priority: 'person' },
): Promise<FoundPremise & { meter: Meter }> {
  const answer = await ctx.archive.premises(account, ask);
  for (const premise of answer.data) {
    const meter = premise.meters.find((candidate) => candidate.id === meterId);
    if (meter) return { premise, meter, answer };
  }
  throw unseen('meter');
}

function unseen(what: 'premise' | 'meter'): AppError {
  return new AppError('not_found', {
    userMessage: `This account has no ${what} with that id. Choose one from the list of premises.`,
    detail: `${what} not among those of the account`,
  });
}
