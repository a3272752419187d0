import { instantOf } from '@/lib/domain/calendar';
import type { House } from '@/lib/server/test-support/house';
import { listPages, type VendorFleet } from '../vendor-requests';

export const ENTERPRISE = 'sandbox-utility';
export const OPERATOR = { email: 'operator@utility.example', operator: true };

/** What there is in the fleet of a house. */
export function fleetOf({ sandbox: { world } }: House): VendorFleet {
  const types = new Set(world.meters(0, world.meterTotal).map(({ type }) => type));
  const { fleetSize: premises, meterTotal: meters, gatewayTotal: gateways } = world;
  return { premises, meters, gateways, meterTypes: types.size };
}

/** Pages of the three lists of a fleet. */
export function fleetPages(house: House): number {
  const { premises, meters, gateways } = fleetOf(house);
  return listPages(premises) + listPages(meters) + listPages(gateways);
}

/** Meters that were there before a day of their own calendar: nobody is asked for what a meter did before. */
export function metersBefore(house: House, day: string): number {
  return before(house, day).length;
}

/** Types of which there was a meter before a day. */
export function typesBefore(house: House, day: string): number {
  return new Set(before(house, day).map(({ type }) => type)).size;
}

function before({ sandbox: { world } }: House, day: string) {
  const meters = world.meters(0, world.meterTotal);
  return meters.filter(({ created, premise }) => created * 60_000 < Date.parse(instantOf(day, premise.zone)));
}
