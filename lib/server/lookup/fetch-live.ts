import type { Pace } from '@/lib/contract/live';
import type { Answer } from '@/lib/domain/answer';
import { livePace } from '@/lib/domain/live-pace';
import type { LiveReading } from '@/lib/domain/premise';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';

/** Live readings with the pace at which they are renewed. */
export interface LiveWithPace {
  answer: Answer<LiveReading[]>;
  pace: Pace;
}

/**
 * Asks for the live readings of a premise at the pace the budget allows: every tab and viewer gets the same answer
 * until the pace has passed, whatever they ask. The caller has made sure that the account sees the premise.
 */
export async function fetchLive(ctx: Context, account: AccountRef, premiseId: string): Promise<LiveWithPace> {
  const activePremises = ctx.activity.touch(account.clientId, account.id, premiseId);
  const pace = livePace({ ...(await ctx.budget.state(account)), activePremises });
  const ask = (priority: 'live' | 'person') =>
    ctx.archive.live(account, premiseId, { purpose: 'live', priority, acceptAgeSeconds: pace.seconds });
  const answer = await ask('live').catch((error: unknown) => {
    // Refused with nothing held: somebody opens the page, and the reserve is there for them.
    if (error instanceof AppError && error.code === 'limited') return ask('person');
    throw error;
  });
  const paced = Date.parse(answer.asOf) + pace.seconds * 1000;
  const freshUntil = new Date(Math.max(Date.parse(answer.freshUntil), paced)).toISOString();
  return { answer: { ...answer, freshUntil }, pace };
}
