import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { BudgetData, BudgetParams } from '@/lib/contract/budget';
import { livePace } from '@/lib/domain/live-pace';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../ports/context';

/**
 * Requests left for an account's client, what they were spent on, what waits for them and how fast live readings are
 * renewed. From our own ledger: costs no request.
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
  const now = new Date(ctx.clock()).toISOString();
  const freshness = { asOf: now, freshUntil: now, source: 'cache', notice: null } as const;
  return apiAnswer({ ...state, spend, queued, pace }, freshness, completeListCoverage(spend.length));
}
