import { type ApiAnswer, apiAnswer, wholeList } from '@/lib/contract/api-answer';
import type { PremiseData, PremiseParams } from '@/lib/contract/premises';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import type { Context } from '../context.types';
import { findPremise } from './find-premise';

/** One premise with its meters and gateways. Throws `not_found` for one the account does not see. */
export async function getPremise(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId }: PremiseParams,
): Promise<ApiAnswer<PremiseData>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  return apiAnswer(premise, answer, wholeList(1));
}
