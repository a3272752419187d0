import { type ApiAnswer, apiAnswer, wholeList } from '@/lib/contract/api-answer';
import type { BudgetData, BudgetParams } from '@/lib/contract/budget';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../context.types';

/** Requests left for an account's client and what they were spent on. From our own ledger: costs no request. */
export async function getBudget(
  ctx: Context,
  viewer: Viewer,
  { account: param }: BudgetParams,
): Promise<ApiAnswer<BudgetData>> {
  const account = resolveAccount(viewer, param);
  const [state, spend] = await Promise.all([ctx.budget.state(account), ctx.budget.spend(account)]);
  const now = new Date(ctx.clock()).toISOString();
  const freshness = { asOf: now, freshUntil: now, source: 'cache', notice: null } as const;
  return apiAnswer({ ...state, spend }, freshness, wholeList(spend.length));
}
