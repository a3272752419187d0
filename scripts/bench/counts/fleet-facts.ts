import { instantOf } from '@/lib/domain/calendar';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { listPages, type VendorFleet } from '../vendor-requests';

export const ENTERPRISE = 'sandbox-utility';
export const OPERATOR = { email: 'operator@utility.example', operator: true };

/** Returns the sizes of a test server's fleet. */
export function fleetSizes({ sandbox: { world } }: TestServer): VendorFleet {
  const types = new Set(world.meters(0, world.meterTotal).map(({ type }) => type));
  const { fleetSize: premises, meterTotal: meters, gatewayTotal: gateways } = world;
  return { premises, meters, gateways, meterTypes: types.size };
}

/** Returns the pages of the three lists of a fleet. */
export function fleetPages(server: TestServer): number {
  const { premises, meters, gateways } = fleetSizes(server);
  return listPages(premises) + listPages(meters) + listPages(gateways);
}

/** Returns the number of meters created before a local day. Nothing is requested for days before a meter's creation. */
export function metersBefore(server: TestServer, day: string): number {
  return before(server, day).length;
}

/** Returns the number of meter types with a meter before a local day. */
export function typesBefore(server: TestServer, day: string): number {
  return new Set(before(server, day).map(({ type }) => type)).size;
}

function before({ sandbox: { world } }: TestServer, day: string) {
  const meters = world.meters(0, world.meterTotal);
  return meters.filter(({ created, premise }) => created * 60_000 < Date.parse(instantOf(day, premise.zone)));
}
