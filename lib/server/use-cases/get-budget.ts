import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { BudgetData, BudgetParams } from '@/lib/contract/budget';
import { livePace } from '@/lib/domain/live-pace';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/**
 * Returns the requests left for an account's client, what they were used for, the queue, and how often live readings
 * are updated. Reads our own ledger: costs no request.
 */
export async function getBudget(
  ctx: Context,
  viewer: Viewer,
  { account: param }: BudgetParams,
): Promise<ApiAnswer<BudgetData>> {
  const account = resolveAccount(viewer, param);
  const [state, spend, queued] = await Promise.all([
    ctx.budget.state(account),
    ctx.budget.spend(account),
    ctx.budget.queued(account),
  ]);
  const activePremises = ctx.activity.count(account.clientId);
  const pace = account.kind === 'home' ? livePace({ ...state, activePremises }) : null;
  return currentAnswer({ ...state, spend, queued, pace }, spend.length, ctx.clock());
}
