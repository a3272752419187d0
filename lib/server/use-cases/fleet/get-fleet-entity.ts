import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { DeviceHistoryData, FleetEntityData, FleetEntityRequest, NeighborsData } from '@/lib/contract/fleet';
import { DEVICES_PAGE } from '@/lib/contract/page-sizes';
import { deviceProblems } from '@/lib/domain/device-problems';
import { joinChanges } from '@/lib/domain/device-states';
import type { FleetGateway, FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { stateTransitions } from '@/lib/domain/health';
import { toInstantText } from '@/lib/domain/instant-text';
import { resolveEnterprise } from '../../access/resolve-account';
import type { AccountRef, Viewer } from '../../account';
import type { Context } from '../../ports/context';
import { type EnterpriseFleet, findFleetEntity } from './find-fleet-entity';

const DAY_MS = 24 * 3_600_000;
/** How far back state changes are shown. */
const HISTORY_DAYS = 90;
const MAX_NEIGHBORS = 8;

/**
 * Returns a premise, meter or gateway of an enterprise with its state history and neighbors, from the lists and the
 * stored state changes. Of the premise's other devices only the requested part, but the counts are of all. Throws `not_found` for an entity the enterprise does not have.
 */
export async function getFleetEntity(
  ctx: Context,
  viewer: Viewer,
  { account: param, list, id, offset = 0, limit = DEVICES_PAGE.size }: FleetEntityRequest,
): Promise<ApiAnswer<FleetEntityData>> {
  const { account } = resolveEnterprise(viewer, param);
  const fleet = await ctx.fleets.get(account);
  const { premise, meter, gateway } = findFleetEntity(fleet, list, id);
  const page = { start: offset, end: offset + limit };
  const meters = pageWith(premise.meters, page, meter);
  const gateways = pageWith(premise.gateways, page, gateway);
  const device = meter ?? gateway;
  const devices = device ? [device] : [...gateways, ...meters];
  const data = {
    premise: { ...premise, meters, gateways },
    meterCount: premise.meters.length,
    gatewayCount: premise.gateways.length,
    problems: deviceProblems([premise]),
    histories: await Promise.all(devices.map((one) => historyOf(ctx, account, fleet, premise, one))),
    neighbours: neighborsOf(fleet, premise),
    requests: fleet.requestsPerRefresh,
  };
  return apiAnswer(data, fleet, completeListCoverage(1));
}

/** Returns a part of the devices, and the requested one where it is outside of that part. */
function pageWith<D>(devices: readonly D[], { start, end }: { start: number; end: number }, requested: D | null): D[] {
  const page = devices.slice(start, end);
  return requested === null || page.includes(requested) ? page : [...page, requested];
}

async function historyOf(
  ctx: Context,
  account: AccountRef,
  fleet: EnterpriseFleet,
  premise: FleetPremise,
  device: FleetMeter | FleetGateway,
): Promise<DeviceHistoryData> {
  const isMeter = 'type' in device;
  const kind = isMeter ? 'meter' : 'gateway';
  const asOf = Date.parse(fleet.asOf);
  const since = toInstantText(asOf - HISTORY_DAYS * DAY_MS);
  const reportedFrom = toInstantText(asOf - 7 * DAY_MS);
  const stored = await ctx.archive.storedStateChanges(account, { device: kind, id: device.id }, since);
  const { id, state, changes } = device;
  const connects = stored.known !== null && stored.known.start < reportedFrom && stored.known.end >= reportedFrom;
  return {
    device: kind,
    id,
    type: isMeter ? device.type : null,
    state,
    // Without the recent changes, the current state may not be the one after the last stored change.
    changes: changes
      ? stateTransitions({ state, changes: joinChanges(changes, stored.changes) })
      : stateTransitions({ state: null, changes: stored.changes }),
    knownFrom: changes && (connects ? (stored.known?.start ?? null) : reportedFrom),
    existsFrom: (isMeter ? device.createdAt : null) ?? premise.createdAt,
  };
}

function neighborsOf(fleet: EnterpriseFleet, { id, address }: FleetPremise): NeighborsData | null {
  const { postalCode } = address;
  if (postalCode === null) return null;
  const near = fleet.model.premises.filter((row) => row.postalCode === postalCode && row.id !== id);
  const troubled = near.filter(({ troubled: devices }) => devices > 0);
  const others = near.filter(({ troubled: devices }) => devices === 0);
  return {
    premises: near.length,
    troubled: troubled.length,
    some: [...troubled, ...others].slice(0, MAX_NEIGHBORS),
  };
}
