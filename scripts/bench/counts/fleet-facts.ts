import { instantOf } from '@/lib/domain/calendar';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { gatewayStateChanges } from '@/sandbox/data/states';
import { listPages, type VendorFleet } from '../vendor-requests';

export const ENTERPRISE = 'sandbox-utility';
export const OPERATOR = { email: 'operator@utility.example', operator: true };

/** Returns the sizes of a test server's fleet. */
export function fleetSizes({ sandbox: { world }, now }: TestServer): VendorFleet {
  const types = new Set(world.meters(0, world.meterTotal).map(({ type }) => type));
  const { fleetSize: premises, meterTotal: meters, gatewayTotal: gateways } = world;
  const minute = Math.floor(now() / 60_000);
  const changed = world
    .gateways(0, gateways)
    .filter((each) => gatewayStateChanges(world.seed, each, minute).length > 0);
  return { premises, meters, gateways, changedGateways: changed.length, meterTypes: types.size };
}

/** Returns the pages of the three lists of a fleet. */
export function fleetPages(server: TestServer): number {
  const { premises, meters, gateways } = fleetSizes(server);
  return listPages(premises) + listPages(meters) + listPages(gateways);
}

/** Returns the pages of the gateways' state histories. Fleet pages and reports of states read them beside the lists. */
export function historyPages(server: TestServer): number {
  return listPages(fleetSizes(server).changedGateways);
}

/** Returns the pages of the gateways' latest voltages, which the fleet overview reads too. */
export function voltagePages(server: TestServer): number {
  return listPages(fleetSizes(server).gateways);
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
