import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { MeterNameData, MeterNameInput } from '@/lib/contract/meter-name';
import { resolveForWork } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findMeter } from '../lookup/find-premise';
import type { Context } from '../ports/context';

/** Stores the user's own name for a meter; null removes it. Throws `not_found` for a meter the account cannot see. */
export async function renameMeter(
  ctx: Context,
  viewer: Viewer,
  { account: param, meterId, name }: MeterNameInput,
): Promise<ApiAnswer<MeterNameData>> {
  const account = resolveForWork(viewer, param);
  const { meter } = await findMeter(ctx, account, meterId);
  await ctx.meterNames.rename(account.id, meter.id, name);
  return currentAnswer({ meterId: meter.id, name }, 1, ctx.clock());
}
