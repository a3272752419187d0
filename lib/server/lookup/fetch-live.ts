import type { Answer } from '@/lib/domain/answer';
import { type LivePace, livePace } from '@/lib/domain/live-pace';
import type { LiveReading } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';

/** Live readings and how often they are updated. */
export interface LiveWithPace {
  answer: Answer<LiveReading[]>;
  pace: LivePace;
}

/**
 * Returns the live readings of a premise, fetched no more often than the budget allows: until the pace has passed,
 * every tab and viewer gets the same answer. `onScreen`: the caller polls this premise while it is visible, so it counts
 * for the pace; a list or a report asks for all premises, visible or not. The caller has checked that the account can see
 * the premise.
 */
export async function fetchLive(
  ctx: Context,
  account: AccountRef,
  premiseId: string,
  { onScreen }: { onScreen: boolean },
): Promise<LiveWithPace> {
  const activePremises = onScreen
    ? ctx.activity.touch(account.clientId, account.id, premiseId)
    : ctx.activity.count(account.clientId);
  const pace = livePace({ ...(await ctx.budget.state(account)), activePremises });
  if (onScreen) ctx.activity.pollsEvery(account.clientId, account.id, premiseId, pace.seconds);
  const fetchWith = (priority: 'live' | 'person') =>
    ctx.archive.live(account, premiseId, { purpose: 'live', priority, acceptAgeSeconds: pace.seconds });
  const answer = await fetchWith('live').catch((error: unknown) => {
    // Limited with nothing stored: a user is opening the page, so the reserve may be used.
    if (error instanceof AppError && error.code === 'limited') return fetchWith('person');
    throw error;
  });
  const paced = Date.parse(answer.asOf) + pace.seconds * 1000;
  const freshUntil = new Date(Math.max(Date.parse(answer.freshUntil), paced)).toISOString();
  return { answer: { ...answer, freshUntil }, pace };
}

/** Returns the pace of the premises that are on screen. */
export async function currentLivePace(ctx: Context, account: AccountRef): Promise<LivePace> {
  const activePremises = Math.max(1, ctx.activity.count(account.clientId));
  return livePace({ ...(await ctx.budget.state(account)), activePremises });
}
