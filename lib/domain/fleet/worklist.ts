import { meterTypeOf } from '../meter-types';
import { filterInSlices, forEachInSlices, groupInSlices, mapInSlices, type Slices } from '../slices';
import { isFlapping } from './flapping';
import type { FleetLocation, FleetModel, GatewayRow, MeterRow } from './rows';
import { stateHealth } from './rows';
import { suspectedWaterSwaps } from './water-swaps';

export type CauseKind = 'area' | 'gateway' | 'silent' | 'flapping' | 'no_meters' | 'water_swap';

/** One line of the worklist: a cause, with everything that follows from it folded in. */
export interface WorkItem {
  /** Stays the same while the cause does. */
  id: string;
  kind: CauseKind;
  /** The premise it is at; null for an area. */
  premiseId: string | null;
  /** What and where, in words. */
  what: string;
  where: string;
  city: string | null;
  postalCode: string | null;
  /** UTC instant; null when nobody knows. */
  since: string | null;
  sure: 'sure' | 'likely' | 'perhaps';
  todo: string;
  gatewayIds: string[];
  meterIds: string[];
  premises: number;
  /** How many there are of each: a page is not given all ids of a wide cause. */
  gateways: number;
  meters: number;
}

type Cause = Omit<WorkItem, 'gateways' | 'meters'>;

/** So many premises of one postal code … */
const LEAST_NEIGHBOURS = 3;
/** … whose gateways went down within this time of the first are one cause. */
const AT_ONCE_MS = 60 * 60_000;
const WEEK_MS = 7 * 24 * 3_600_000;

/** What is the matter with a fleet, by cause, the widest first. Devices appear in one line only. Pure. */
export function* buildWorklist(model: FleetModel): Slices<WorkItem[]> {
  const metersAt = yield* groupInSlices(model.meters, premiseOf);
  const gatewaysAt = yield* groupInSlices(model.gateways, premiseOf);
  const isDown = ({ state }: { state: string | null }) => stateHealth(state) === 'bad';
  /** All gateways of a premise are down: nothing behind them can be heard. */
  const isDark = (premiseId: string) => (gatewaysAt.get(premiseId) ?? []).every(isDown);

  const down = yield* filterInSlices(model.gateways, isDown);
  const { areas, single } = yield* areasOf(down);
  const folded = new Set<string>();
  const behind = (gateways: readonly GatewayRow[]): string[] => {
    const premises = new Set(gateways.map(({ premiseId }) => premiseId).filter(isDark));
    const meters = [...premises].flatMap((id) => metersAt.get(id) ?? []);
    const unheard = meters.filter(
      (meter) => ['bad', 'watch'].includes(stateHealth(meter.state)) && !folded.has(meter.id),
    );
    for (const { id } of unheard) folded.add(id);
    return unheard.map(({ id }) => id);
  };

  const items: Cause[] = [];
  yield* forEachInSlices(areas, (gateways) => items.push(areaItem(gateways, behind(gateways))));
  yield* forEachInSlices(single, (gateway) => items.push(gatewayItem(gateway, behind([gateway]))));
  const silent = yield* filterInSlices(model.meters, (meter) => isDown(meter) && !folded.has(meter.id));
  for (const [premiseId, meters] of yield* groupInSlices(silent, premiseOf)) {
    items.push(silentItem(meters, gatewaysAt.get(premiseId) ?? []));
  }
  const told = new Set(items.flatMap(({ meterIds, gatewayIds }) => [...meterIds, ...gatewayIds]));
  items.push(...(yield* flappingItems(model, told)));
  const empty = yield* filterInSlices(model.premises, ({ meters }) => meters === 0);
  items.push(...(yield* mapInSlices(empty, (premise) => emptyItem(premise, model.asOf))));
  items.push(...(yield* suspectedWaterSwaps(model)).map(swapItem));
  return yield* mapInSlices(items, (item) => ({
    ...item,
    gateways: item.gatewayIds.length,
    meters: item.meterIds.length,
  }));
}

function premiseOf({ premiseId }: FleetLocation): string {
  return premiseId;
}

function* areasOf(down: readonly GatewayRow[]): Slices<{ areas: GatewayRow[][]; single: GatewayRow[] }> {
  const areas: GatewayRow[][] = [];
  const single: GatewayRow[] = [];
  for (const [postalCode, gateways] of yield* groupInSlices(down, (gateway) => gateway.postalCode ?? '')) {
    const dated = gateways.filter((gateway) => postalCode !== '' && downSince(gateway) !== null);
    single.push(...gateways.filter((gateway) => !dated.includes(gateway)));
    dated.sort((a, b) => ((downSince(a) ?? '') < (downSince(b) ?? '') ? -1 : 1));
    while (dated.length > 0) {
      const first = Date.parse(downSince(dated[0] as GatewayRow) ?? '');
      const apart = dated.findIndex((gateway) => Date.parse(downSince(gateway) ?? '') - first > AT_ONCE_MS);
      const together = dated.splice(0, apart === -1 ? dated.length : apart);
      const premises = new Set(together.map(({ premiseId }) => premiseId)).size;
      if (premises >= LEAST_NEIGHBOURS) areas.push(together);
      else single.push(...together);
    }
  }
  return { areas: areas.sort((a, b) => b.length - a.length), single };
}

/** A change longer ago than is told leaves what was last heard. */
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
    what: `${gateways.length} gateways down within an hour`,
    where: [first.city, first.postalCode].filter((part) => part !== null).join(' '),
    city: first.city,
    postalCode: first.postalCode,
    since: downSince(first),
    sure: gateways.length >= 5 ? 'likely' : 'perhaps',
    todo: 'Look for one cause that neighbours share: power, internet line, or mobile network.',
    gatewayIds: gateways.map(({ id }) => id),
    meterIds,
    premises,
  };
}

function gatewayItem(gateway: GatewayRow, meterIds: string[]): Cause {
  return {
    ...at(gateway),
    id: `gateway ${gateway.id}`,
    kind: 'gateway',
    what: 'Gateway down',
    since: downSince(gateway),
    sure: 'sure',
    todo: 'Ask whether it is plugged in and the internet there works; then restart or replace it.',
    gatewayIds: [gateway.id],
    meterIds,
  };
}

function silentItem(meters: readonly MeterRow[], gateways: readonly GatewayRow[]): Cause {
  const [first] = meters as [MeterRow, ...MeterRow[]];
  const names = meters.map(({ type }) => meterTypeOf(type).label).join(', ');
  const without = gateways.length === 0;
  return {
    ...at(first),
    id: `silent ${first.premiseId}`,
    kind: 'silent',
    what: `${names} silent${without ? ', no gateway' : ' though the gateway is up'}`,
    since: meters
      .map(({ since, heard }) => since ?? heard)
      .reduce((a, b) => (a === null || (b !== null && b < a) ? b : a)),
    sure: without || gateways.some(({ state }) => stateHealth(state) === 'ok') ? 'sure' : 'likely',
    todo: without
      ? 'Install a gateway, or take the meter off the list.'
      : 'Check the meter’s radio and its distance to the gateway; a replaced meter needs its new number registered.',
    gatewayIds: [],
    meterIds: meters.map(({ id }) => id),
  };
}

function* flappingItems({ meters, gateways, changes, asOf }: FleetModel, told: ReadonlySet<string>): Slices<Cause[]> {
  const now = Date.parse(asOf);
  const flaps = (device: 'meter' | 'gateway') => (row: { id: string }) =>
    !told.has(row.id) && isFlapping(changes.get(`${device} ${row.id}`) ?? [], now);
  const unsteady = yield* filterInSlices(gateways, flaps('gateway'));
  const behind = yield* groupInSlices(yield* filterInSlices(meters, flaps('meter')), premiseOf);
  const items = unsteady.map((gateway): Cause => {
    const folded = behind.get(gateway.premiseId) ?? [];
    behind.delete(gateway.premiseId);
    return { ...flapping(gateway, 'Gateway'), gatewayIds: [gateway.id], meterIds: folded.map(({ id }) => id) };
  });
  for (const [, those] of behind) {
    const [first] = those as [MeterRow, ...MeterRow[]];
    const names = those.map(({ type }) => meterTypeOf(type).label).join(', ');
    items.push({ ...flapping(first, names), gatewayIds: [], meterIds: those.map(({ id }) => id) });
  }
  return items;
}

function flapping(row: GatewayRow | MeterRow, name: string): Omit<Cause, 'gatewayIds' | 'meterIds'> {
  return {
    ...at(row),
    id: `flapping ${row.id}`,
    kind: 'flapping',
    what: `${name} comes and goes`,
    since: null,
    sure: 'likely',
    todo: 'Poor reception or an unsteady line: move the gateway, or look at its supply.',
  };
}

function emptyItem(premise: FleetModel['premises'][number], asOf: string): Cause {
  const age = premise.createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(asOf) - Date.parse(premise.createdAt);
  return {
    ...at(premise),
    id: `no_meters ${premise.id}`,
    kind: 'no_meters',
    what: 'No meter',
    since: premise.createdAt,
    sure: age > WEEK_MS ? 'sure' : 'perhaps',
    todo:
      age > WEEK_MS ? 'Finish the installation, or remove the premise.' : 'New: wait for the gateway to hear meters.',
    gatewayIds: [],
    meterIds: [],
  };
}

function swapItem({ indoor, outdoor }: { indoor: MeterRow; outdoor: MeterRow }): Cause {
  return {
    ...at(indoor),
    id: `water_swap ${indoor.premiseId}`,
    kind: 'water_swap',
    what: 'Indoor and outdoor water may be swapped',
    since: null,
    sure: 'perhaps',
    todo: 'The outdoor register counts far more than the indoor one. Compare both with the water-reversals report, then swap their types.',
    gatewayIds: [],
    meterIds: [indoor.id, outdoor.id],
  };
}

function at(place: FleetLocation): Pick<Cause, 'premiseId' | 'where' | 'city' | 'postalCode' | 'premises'> {
  const { premiseId, premise, address, city, postalCode } = place;
  const where = [premise, address].filter((part) => part).join(', ') || premiseId;
  return { premiseId, where, city, postalCode, premises: 1 };
}
