import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import { METERS_PAGE } from '@/lib/contract/page-sizes';
import type { PremiseData, PremiseRequest } from '@/lib/contract/premises';
import { mainMeter } from '@/lib/domain/main-meter';
import type { Gateway, Meter, NamedMeter, Premise } from '@/lib/domain/premise';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { findPremise } from '../lookup/find-premise';
import { selectMeters } from '../lookup/select-meters';
import type { Context } from '../ports/context';

/**
 * Returns one premise with the requested part of its meters and gateways. Throws `not_found` for one the account cannot
 * see.
 */
export async function getPremise(
  ctx: Context,
  viewer: Viewer,
  request: PremiseRequest,
): Promise<ApiAnswer<PremiseData>> {
  const account = resolveAccount(viewer, request.account);
  const { premise, answer } = await findPremise(ctx, account, request.premiseId);
  const [names, people] = await Promise.all([ctx.meterNames.of(account.id), ctx.households.of(account.id)]);
  const data = { ...toData(premise, request, names), people: people.get(premise.id) ?? null };
  return apiAnswer(data, answer, completeListCoverage(1));
}

/** Returns the fields that all accounts have. An enterprise's extra fields are part of the fleet endpoints. */
function toData(
  premise: Premise,
  request: PremiseRequest,
  names: ReadonlyMap<string, string>,
): Omit<PremiseData, 'people'> {
  const { id, name, timezone, createdAt, address, tags, meters, gateways } = premise;
  const { offset = 0, limit = METERS_PAGE.size } = request;
  const selected = selectMeters(premise, request);
  const main = mainMeter(meters);
  return {
    ...{ id, name, timezone, createdAt, address, tags },
    meters: selected.meters.map((meter) => meterFields(meter, names)),
    gateways: gateways.slice(offset, offset + limit).map(gatewayFields),
    mainMeter: main ? meterFields(main, names) : null,
    matching: selected.matching,
    meterCount: meters.length,
    gatewayCount: gateways.length,
  };
}

/** Returns the fields of a meter that all accounts have, and its name in this one. */
export function meterFields(
  { id, type, state, createdAt, latest }: Meter,
  names: ReadonlyMap<string, string>,
): NamedMeter {
  return { id, type, state, createdAt, latest, name: names.get(id) ?? null };
}

/** Returns the fields of a gateway that all accounts have. */
export function gatewayFields({ id, state, model, firmware, lastHeard }: Gateway): Gateway {
  return { id, state, model, firmware, lastHeard };
}
