import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { LiveData } from '@/lib/contract/live';
import type { PremiseRequest } from '@/lib/contract/premises';
import { mainMeter } from '@/lib/domain/main-meter';
import { meterTypeOf } from '@/lib/domain/meter-types';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import { fetchLive } from '../lookup/fetch-live';
import { findPremise } from '../lookup/find-premise';
import { selectMeters } from '../lookup/select-meters';
import type { Context } from '../ports/context';

/**
 * Returns the current rates of the requested part of a premise's meters and of its main meter, and how often they are
 * updated. Throws `not_found` for a premise
 * the account cannot see, and for an enterprise, which has no live readings.
 */
export async function getLive(ctx: Context, viewer: Viewer, request: PremiseRequest): Promise<ApiAnswer<LiveData>> {
  const { premiseId } = request;
  const account = resolveAccount(viewer, request.account);
  const { premise } = await findPremise(ctx, account, premiseId);
  if (account.kind === 'enterprise') {
    throw new AppError('not_found', {
      userMessage: 'Enterprises have no live readings. See the premise for the latest register reading of each meter.',
    });
  }
  const { answer, pace } = await fetchLive(ctx, account, premiseId, { onScreen: true });
  const chosen = new Set(
    [...selectMeters(premise, request).meters, mainMeter(premise.meters)].map((meter) => meter?.id),
  );
  const readings = answer.data
    .filter(({ meterId }) => chosen.has(meterId))
    .map((reading) => ({ ...reading, unit: meterTypeOf(reading.type).rateUnit }));
  return apiAnswer({ premiseId, readings, pace }, answer, completeListCoverage(readings.length));
}
