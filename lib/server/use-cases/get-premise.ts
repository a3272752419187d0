import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { PremiseData, PremiseParams } from '@/lib/contract/premises';
import type { Premise } from '@/lib/domain/premise';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';

/** Returns one premise with its meters and gateways. Throws `not_found` for one the account cannot see. */
export async function getPremise(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId }: PremiseParams,
): Promise<ApiAnswer<PremiseData>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  return apiAnswer(commonFields(premise), answer, completeListCoverage(1));
}

/** Returns the fields that all accounts have. An enterprise's extra fields are part of the fleet endpoints. */
function commonFields({ id, name, timezone, createdAt, address, tags, meters, gateways }: Premise): Premise {
  return {
    id,
    name,
    timezone,
    createdAt,
    address,
    tags,
    meters: meters.map(({ id: meterId, type, state, createdAt: since, latest }) => {
      return { id: meterId, type, state, createdAt: since, latest };
    }),
    gateways: gateways.map(({ id: gatewayId, state, model, firmware, lastHeard }) => {
      return { id: gatewayId, state, model, firmware, lastHeard };
    }),
  };
}
