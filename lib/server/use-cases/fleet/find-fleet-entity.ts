import type { FleetGateway, FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { entityNotFound } from '../../lookup/find-premise';
import type { Context } from '../../ports/context';

/** An enterprise's loaded lists. */
export type EnterpriseFleet = Awaited<ReturnType<Context['fleets']['get']>>;

/** A premise of an enterprise, with the requested meter or gateway. */
export interface FoundFleetEntity {
  premise: FleetPremise;
  meter: FleetMeter | null;
  gateway: FleetGateway | null;
}

/** Returns a premise, meter or gateway of an enterprise by its id. Throws `not_found` for ids of any other account. */
export function findFleetEntity(fleet: EnterpriseFleet, list: string, id: string): FoundFleetEntity {
  if (list !== 'meters' && list !== 'gateways') {
    const premise = list === 'premises' ? fleet.premises.get(id) : undefined;
    if (premise) return { premise, meter: null, gateway: null };
    throw entityNotFound('premise');
  }
  const row = fleet.model[list].find((each) => each.id === id);
  const premise = row && fleet.premises.get(row.premiseId);
  const meter = (list === 'meters' && premise?.meters.find((each) => each.id === id)) || null;
  const gateway = (list === 'gateways' && premise?.gateways.find((each) => each.id === id)) || null;
  if (!premise || !(meter || gateway)) throw entityNotFound(list === 'meters' ? 'meter' : 'gateway');
  return { premise, meter, gateway };
}
