import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import type { StateChange } from '../../device-states';
import type { FleetGateway, FleetMeter, FleetPremise } from '../../fleet';
import { flattenFleet } from '../flatten';
import type { FleetModel } from '../rows';

export const AS_OF = '2026-11-20T14:00:00Z';

export function premise(id: string, options: Partial<FleetPremise> & { postal?: string | null } = {}): FleetPremise {
  const { postal = '80302', ...given } = options;
  return {
    id,
    name: `Home ${id}`,
    timezone: 'America/Denver',
    createdAt: '2024-01-01T00:00:00Z',
    address: { street: `${id} Pearl St`, suite: null, city: 'Boulder', county: null, state: 'CO', postalCode: postal },
    tags: [],
    meters: [],
    gateways: [],
    emails: [],
    ...given,
  };
}

export function meter(id: string, state = 'connected', options: Partial<FleetMeter> = {}): FleetMeter {
  return {
    id,
    type: 'power',
    state,
    createdAt: '2024-01-01T00:00:00Z',
    latest: { value: 1000, at: '2026-11-20T13:55:00Z' },
    uom: null,
    changes: [],
    ...options,
  };
}

export function gateway(id: string, state = 'active', options: Partial<FleetGateway> = {}): FleetGateway {
  return {
    id,
    state,
    model: 'Generation 3',
    firmware: '3.2.1',
    lastHeard: '2026-11-20T13:58:00Z',
    changes: [],
    ...options,
  };
}

/** Returns the fleet model of some premises; `changes` by `meter <id>` and `gateway <id>`. */
export function fleetModelOf(premises: FleetPremise[], changes: Record<string, StateChange[]> = {}): FleetModel {
  const changed = premises.map((each) => ({
    ...each,
    meters: each.meters.map((one) => ({ ...one, changes: changes[`meter ${one.id}`] ?? [] })),
    gateways: each.gateways.map((one) => ({ ...one, changes: changes[`gateway ${one.id}`] ?? [] })),
  }));
  return runAllSlices(flattenFleet({ premises: changed, added: [], asOf: AS_OF }));
}
