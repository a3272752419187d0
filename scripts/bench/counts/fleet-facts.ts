import { instantOf } from '@/lib/domain/calendar';
import type { TestServer } from '@/lib/server/test-support/test-server';
import { listPages, type VendorFleet } from '../vendor-requests';

export const ENTERPRISE = 'sandbox-utility';
export const OPERATOR = { email: 'operator@utility.example', operator: true };

/** What there is in the fleet of a house. */
export function fleetSizes({ sandbox: { world } }: TestServer): VendorFleet {
  const types = new Set(world.meters(0, world.meterTotal).map(({ type }) => type));
  const { fleetSize: premises, meterTotal: meters, gatewayTotal: gateways } = world;
  return { premises, meters, gateways, meterTypes: types.size };
}

/** Pages of the three lists of a fleet. */
export function fleetPages(house: TestServer): number {
  const { premises, meters, gateways } = fleetSizes(house);
  return listPages(premises) + listPages(meters) + listPages(gateways);
}

/** Meters that were there before a day of their own calendar: nobody is asked for what a meter did before. */
export function metersBefore(house: TestServer, day: string): number {
  return before(house, day).length;
}

/** Types of which there was a meter before a day. */
export function typesBefore(house: TestServer, day: string): number {
  return new Set(before(house, day).map(({ type }) => type)).size;
}

function before({ sandbox: { world } }: TestServer, day: string) {
  const meters = world.meters(0, world.meterTotal);
  return meters.filter(({ created, premise }) => created * 60_000 < Date.parse(instantOf(day, premise.zone)));
}
