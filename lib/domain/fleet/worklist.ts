import { AMERICAN_FORMATS } from '../formats/formats';
import { meterTypeOf } from '../meter-types';
import { filterInSlices, forEachInSlices, groupInSlices, mapInSlices, type Slices } from '../slices';
import { isFlapping } from './flapping';
import type { FleetLocation, FleetModel, GatewayRow, MeterRow } from './rows';
import { stateHealth } from './rows';
import { suspectedWaterSwaps } from './water-swaps';

export type CauseKind = 'area' | 'gateway' | 'silent' | 'flapping' | 'no_meters' | 'water_swap';

/** One line of the worklist: a cause, including all devices it affects. */
export interface WorkItem {
  /** Stable while the cause persists. */
  id: string;
  kind: CauseKind;
  /** The affected premise; null for an area. */
  premiseId: string | null;
  /** What happened and where, for display. */
  what: string;
  where: string;
  city: string | null;
  postalCode: string | null;
  /** UTC instant; null when unknown. */
  since: string | null;
  sure: 'sure' | 'likely' | 'perhaps';
  todo: string;
  gatewayIds: string[];
  meterIds: string[];
  premises: number;
  /** Total numbers: a page receives only some of the ids of a wide cause. */
  gateways: number;
  meters: number;
}

type Cause = Omit<WorkItem, 'gateways' | 'meters'>;

/** Down gateways at this many premises of one postal code … */
const MIN_PREMISES = 3;
/** … within this time of the first are one cause. */
const SAME_CAUSE_MS = 60 * 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/** Returns a fleet's problems grouped by cause, widest first. A device appears in one line only. Pure. */
export function* buildWorklist(model: FleetModel): Slices<WorkItem[]> {
  const metersByPremise = yield* groupInSlices(model.meters, premiseIdOf);
  const gatewaysByPremise = yield* groupInSlices(model.gateways, premiseIdOf);
  const isDown = ({ state }: { state: string | null }) => stateHealth(state) === 'bad';
  /** True when all gateways of a premise are down, so that its meters cannot be heard. */
  const allGatewaysDown = (premiseId: string) => (gatewaysByPremise.get(premiseId) ?? []).every(isDown);

  const down = yield* filterInSlices(model.gateways, isDown);
  const { areas, separate } = yield* groupByArea(down);
  const assigned = new Set<string>();
  const takeAffectedMeters = (gateways: readonly GatewayRow[]): string[] => {
    const premises = new Set(gateways.map(({ premiseId }) => premiseId).filter(allGatewaysDown));
    const meters = [...premises].flatMap((id) => metersByPremise.get(id) ?? []);
    const affected = meters.filter(
      (meter) => ['bad', 'watch'].includes(stateHealth(meter.state)) && !assigned.has(meter.id),
    );
    for (const { id } of affected) assigned.add(id);
    return affected.map(({ id }) => id);
  };

  const items: Cause[] = [];
  yield* forEachInSlices(areas, (gateways) => items.push(areaItem(gateways, takeAffectedMeters(gateways))));
  yield* forEachInSlices(separate, (gateway) => items.push(gatewayItem(gateway, takeAffectedMeters([gateway]))));
  const silent = yield* filterInSlices(model.meters, (meter) => isDown(meter) && !assigned.has(meter.id));
  for (const [premiseId, meters] of yield* groupInSlices(silent, premiseIdOf)) {
    items.push(silentItem(meters, gatewaysByPremise.get(premiseId) ?? []));
  }
  const listed = new Set(items.flatMap(({ meterIds, gatewayIds }) => [...meterIds, ...gatewayIds]));
  items.push(...(yield* flappingItems(model, listed)));
  const empty = yield* filterInSlices(model.premises, ({ meters }) => meters === 0);
  items.push(...(yield* mapInSlices(empty, (premise) => emptyItem(premise, model.asOf))));
  items.push(...(yield* suspectedWaterSwaps(model)).map(swapItem));
  return yield* mapInSlices(items, (item) => ({
    ...item,
    gateways: item.gatewayIds.length,
    meters: item.meterIds.length,
  }));
}

function premiseIdOf({ premiseId }: FleetLocation): string {
  return premiseId;
}

function* groupByArea(down: readonly GatewayRow[]): Slices<{ areas: GatewayRow[][]; separate: GatewayRow[] }> {
  const areas: GatewayRow[][] = [];
  const separate: GatewayRow[] = [];
  for (const [postalCode, gateways] of yield* groupInSlices(down, (gateway) => gateway.postalCode ?? '')) {
    const withTime = gateways.filter((gateway) => postalCode !== '' && downSince(gateway) !== null);
    separate.push(...gateways.filter((gateway) => !withTime.includes(gateway)));
    withTime.sort((a, b) => ((downSince(a) ?? '') < (downSince(b) ?? '') ? -1 : 1));
    while (withTime.length > 0) {
      const first = Date.parse(downSince(withTime[0] as GatewayRow) ?? '');
      const firstLater = withTime.findIndex((gateway) => Date.parse(downSince(gateway) ?? '') - first > SAME_CAUSE_MS);
      const sameCause = withTime.splice(0, firstLater === -1 ? withTime.length : firstLater);
      const premises = new Set(sameCause.map(({ premiseId }) => premiseId)).size;
      if (premises >= MIN_PREMISES) areas.push(sameCause);
      else separate.push(...sameCause);
    }
  }
  return { areas: areas.sort((a, b) => b.length - a.length), separate };
}

/** Returns when a gateway went down, or when it was last heard if the change is too old to be listed, or unknown. */
function downSince({ since, heard }: GatewayRow): string | null {
  return since ?? heard;
}

function areaItem(gateways: readonly GatewayRow[], meterIds: string[]): Cause {
  const [first] = gateways as [GatewayRow, ...GatewayRow[]];
  const premises = new Set(gateways.map(({ premiseId }) => premiseId)).size;
  return {
    id: `area ${first.postalCode} ${downSince(first)}`,
    kind: 'area',
    premiseId: null,
    what: `${AMERICAN_FORMATS.counted(gateways.length, 'gateway')} down within an hour`,
    where: [first.city, first.postalCode].filter((part) => part !== null).join(' '),
    city: first.city,
    postalCode: first.postalCode,
    since: downSince(first),
    sure: gateways.length >= 5 ? 'likely' : 'perhaps',
    todo: 'Look for a shared cause: power, internet line or mobile network.',
    gatewayIds: gateways.map(({ id }) => id),
    meterIds,
    premises,
  };
}

function gatewayItem(gateway: GatewayRow, meterIds: string[]): Cause {
  return {
    ...locationFields(gateway),
    id: `gateway ${gateway.id}`,
    kind: 'gateway',
    what: 'Gateway down',
    since: downSince(gateway),
    sure: 'sure',
    todo: 'Check power and internet on site, then restart or replace it.',
    gatewayIds: [gateway.id],
    meterIds,
  };
}

function silentItem(meters: readonly MeterRow[], gateways: readonly GatewayRow[]): Cause {
  const [first] = meters as [MeterRow, ...MeterRow[]];
  const names = meters.map(({ type }) => meterTypeOf(type).label).join(', ');
  const noGateway = gateways.length === 0;
  return {
    ...locationFields(first),
    id: `silent ${first.premiseId}`,
    kind: 'silent',
    what: `${names} offline, ${noGateway ? 'no gateway' : 'gateway is up'}`,
    since: meters
      .map(({ since, heard }) => since ?? heard)
      .reduce((a, b) => (a === null || (b !== null && b < a) ? b : a)),
    sure: noGateway || gateways.some(({ state }) => stateHealth(state) === 'ok') ? 'sure' : 'likely',
    todo: noGateway
      ? 'Install a gateway, or remove the meter from the list.'
      : 'Check the meter’s radio and distance to the gateway. Register the new number of a replaced meter.',
    gatewayIds: [],
    meterIds: meters.map(({ id }) => id),
  };
}

function* flappingItems({ meters, gateways, changes, asOf }: FleetModel, listed: ReadonlySet<string>): Slices<Cause[]> {
  const now = Date.parse(asOf);
  const flapsNow = (device: 'meter' | 'gateway') => (row: { id: string }) =>
    !listed.has(row.id) && isFlapping(changes.get(`${device} ${row.id}`) ?? [], now);
  const flappingGateways = yield* filterInSlices(gateways, flapsNow('gateway'));
  const flappingMeters = yield* groupInSlices(yield* filterInSlices(meters, flapsNow('meter')), premiseIdOf);
  const items = flappingGateways.map((gateway): Cause => {
    const metersThere = flappingMeters.get(gateway.premiseId) ?? [];
    flappingMeters.delete(gateway.premiseId);
    return {
      ...flappingFields(gateway, 'Gateway'),
      gatewayIds: [gateway.id],
      meterIds: metersThere.map(({ id }) => id),
    };
  });
  for (const [, premiseMeters] of flappingMeters) {
    const [first] = premiseMeters as [MeterRow, ...MeterRow[]];
    const names = premiseMeters.map(({ type }) => meterTypeOf(type).label).join(', ');
    items.push({ ...flappingFields(first, names), gatewayIds: [], meterIds: premiseMeters.map(({ id }) => id) });
  }
  return items;
}

function flappingFields(row: GatewayRow | MeterRow, name: string): Omit<Cause, 'gatewayIds' | 'meterIds'> {
  return {
    ...locationFields(row),
    id: `flapping ${row.id}`,
    kind: 'flapping',
    what: `${name} flapping`,
    since: null,
    sure: 'likely',
    todo: 'Poor reception or unstable line: move the gateway or check its power supply.',
  };
}

function emptyItem(premise: FleetModel['premises'][number], asOf: string): Cause {
  const age = premise.createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(asOf) - Date.parse(premise.createdAt);
  return {
    ...locationFields(premise),
    id: `no_meters ${premise.id}`,
    kind: 'no_meters',
    what: 'No meter',
    since: premise.createdAt,
    sure: age > WEEK_MS ? 'sure' : 'perhaps',
    todo: age > WEEK_MS ? 'Finish the installation, or remove the premise.' : 'New: wait for meters to be heard.',
    gatewayIds: [],
    meterIds: [],
  };
}

function swapItem({ indoor, outdoor }: { indoor: MeterRow; outdoor: MeterRow }): Cause {
  return {
    ...locationFields(indoor),
    id: `water_swap ${indoor.premiseId}`,
    kind: 'water_swap',
    what: 'Indoor and outdoor water may be swapped',
    since: null,
    sure: 'perhaps',
    todo: 'The outdoor register counts far more than the indoor one. Compare them with the water-reversals report, then swap their types.',
    gatewayIds: [],
    meterIds: [indoor.id, outdoor.id],
  };
}

function locationFields(
  location: FleetLocation,
): Pick<Cause, 'premiseId' | 'where' | 'city' | 'postalCode' | 'premises'> {
  const { premiseId, premise, address, city, postalCode } = location;
  const where = [premise, address].filter((part) => part).join(', ') || premiseId;
  return { premiseId, where, city, postalCode, premises: 1 };
}
