import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { LiveData } from '@/lib/contract/live';
import type { PremiseParams } from '@/lib/contract/premises';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { fetchLive } from '../lookup/fetch-live';
import { findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';

/**
 * Returns the current rate of each meter of a premise, and how often it is updated. Throws `not_found` for a premise
 * the account cannot see, and for an enterprise, which has no live readings.
 */
export async function getLive(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId }: PremiseParams,
): Promise<ApiAnswer<LiveData>> {
  const account = resolveAccount(viewer, param);
  await findPremise(ctx, account, premiseId);
  if (account.kind === 'enterprise') {
    throw new AppError('not_found', {
      userMessage: 'Enterprises have no live readings. See the premise for the latest register reading of each meter.',
    });
  }
  const { answer, pace } = await fetchLive(ctx, account, premiseId, { onScreen: true });
  const readings = answer.data.map((reading) => ({ ...reading, unit: meterTypeOf(reading.type).rateUnit }));
  return apiAnswer({ premiseId, readings, pace }, answer, completeListCoverage(readings.length));
}
