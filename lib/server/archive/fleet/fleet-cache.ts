import { BoundedMap } from '@/lib/domain/bounded-map';
import { localDay } from '@/lib/domain/calendar';
import { commonZone } from '@/lib/domain/common-zone';
import type { DeviceStates } from '@/lib/domain/device-states';
import { type FirmwareChange, type FirmwareRollout, firmwareRollouts } from '@/lib/domain/fleet/firmware-rollouts';
import { flattenFleet } from '@/lib/domain/fleet/flatten';
import { fleetHealth } from '@/lib/domain/fleet/fleet-health';
import { type FleetTrend, fleetTrend } from '@/lib/domain/fleet/fleet-trend';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { summarizeFleet } from '@/lib/domain/fleet/summary';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import type { DeviceHistory } from '@/lib/domain/health';
import { toInstantText } from '@/lib/domain/instant-text';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices, serializeSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import type { Archive, FleetAnswer } from '../../ports/archive';
import type { RequestOptions } from '../../ports/door';
import type { FleetCache, LoadedFleet, LoadedHealth } from '../../ports/fleets';
import { MIN_INTERVAL_MS, refreshIntervalMs } from './refresh-interval';

const DAY_MS = 24 * 3_600_000;
const OPTIONS = { purpose: 'premises', priority: 'person' } as const satisfies RequestOptions;
/** Gateways without a history are shown as unknown, rather than no fleet at all. */
const INCLUDE = { withUsers: true, histories: 'optional' } as const;
/** How far back devices in trouble are counted, where that is stored. */
const TREND_DAYS = 90;
/** An answer that is older than it should be is checked again after this. */
const RECHECK_MS = 15_000;
/** Weeks of health in memory for each enterprise: the last one, and a few in the past. */
const MAX_WEEKS = 3;
/** Enterprises in memory at the same time; 20,000 premises take about 90 MB. */
const MAX_FLEETS = 4;

/** The instant since which state changes are looked for, and when they begin to be complete, in milliseconds. */
interface StoredFrom {
  since: string;
  from: number;
  /** False until the first histories are stored, shortly after they were fetched. */
  isRecorded: boolean;
}

/** A fleet, and when its histories were fetched; null when they failed. */
type FleetWithTimes = LoadedFleet & Pick<FleetAnswer, 'historiesAsOf'>;

/**
 * Returns a cache of enterprises' lists as rows, so that a table costs neither a request nor parsing a hundred pages.
 * Each account's fleet is built once at a time. `dayLimit` is in requests a day.
 */
export function createFleetCache(deps: {
  archive: Pick<Archive, 'fleet' | 'listChanges' | 'firmwareChanges' | 'states' | 'storedStateChanges'>;
  clock: Clock;
  dayLimit: number;
}): FleetCache {
  const { archive, clock, dayLimit } = deps;
  const fleets = new BoundedMap<string, { fleet: FleetWithTimes; recheckAt: number }>(MAX_FLEETS);
  const builds = new SingleFlight();

  async function load(account: AccountRef, acceptAgeMs: number, known?: FleetWithTimes): Promise<FleetWithTimes> {
    const options = { ...OPTIONS, acceptAgeSeconds: Math.floor(acceptAgeMs / 1000) };
    const { data: premises, ...freshness } = await archive.fleet(account, INCLUDE, options);
    if (known?.asOf === freshness.asOf && known.historiesAsOf === freshness.historiesAsOf) {
      return { ...known, ...freshness };
    }
    // A day more than a week, since the answer itself may be hours old.
    const since = toInstantText(clock() - 8 * DAY_MS);
    const lists = ['premise', 'meter', 'gateway'] as const;
    const changes = await Promise.all(lists.map((list) => archive.listChanges(account, list, since)));
    const recentChanges = changes.filter((each) => each !== null);
    const model = await runInSlices(flattenFleet({ premises, added: recentChanges, asOf: freshness.asOf }));
    const asOf = Date.parse(model.asOf);
    const summary = await runInSlices(summarizeFleet(model));
    const stored = memoize(
      () => storedFrom(account, freshness.asOf),
      ({ isRecorded }) => isRecorded,
    );
    const firmwares = memoize(async () => archive.firmwareChanges(account, (await stored()).since));
    const overTime = memoize(
      async () => loadOverTime(account, premises, freshness.asOf, await stored(), await firmwares()),
      ({ isRecorded }) => isRecorded,
    );
    return {
      ...freshness,
      premises: new Map(premises.map((premise) => [premise.id, premise])),
      health: loadHealth(account, premises, freshness.asOf, stored),
      trend: async () => (await overTime()).trend,
      rollouts: async () => ((await firmwares()).length === 0 ? [] : (await overTime()).rollouts),
      model,
      select: {
        premises: serializeSlices(createRowSelector(FLEET_TABLES.premises, model.premises, asOf)),
        meters: serializeSlices(createRowSelector(FLEET_TABLES.meters, model.meters, asOf)),
        gateways: serializeSlices(createRowSelector(FLEET_TABLES.gateways, model.gateways, asOf)),
      },
      summary,
      recentChanges,
    };
  }

  /** Returns when the stored state changes begin to be complete, within the last 90 days. */
  async function storedFrom(account: AccountRef, asOf: string): Promise<StoredFrom> {
    const now = Date.parse(asOf);
    const since = toInstantText(now - TREND_DAYS * DAY_MS);
    const { known } = await archive.storedStateChanges(account, { device: 'gateway', id: '' }, since);
    const from = Math.min(known ? Date.parse(known.start) : now, now - 6 * DAY_MS);
    return { since, from, isRecorded: known !== null };
  }

  /** The lists were fetched just now: these are the same answers, with the stored changes. */
  async function storedStates(account: AccountRef, since: string) {
    return (await archive.states(account, since, { ...OPTIONS, acceptAgeSeconds: DAY_MS / 1000 })).data;
  }

  /** Returns what the stored states of up to 90 days show. They are read once for all of it, and not kept. */
  async function loadOverTime(
    account: AccountRef,
    premises: FleetAnswer['data'],
    asOf: string,
    { since, from, isRecorded }: StoredFrom,
    changes: readonly FirmwareChange[],
  ): Promise<{ trend: FleetTrend; rollouts: FirmwareRollout[]; isRecorded: boolean }> {
    const states = await storedStates(account, since);
    const now = Date.parse(asOf);
    const trend = await runInSlices(fleetTrend(states, { from, asOf: now, zone: commonZone(premises) }));
    const histories = new Map<string, DeviceHistory>();
    for (const { createdAt, gateways } of changes.length === 0 ? [] : withChanges(premises, states)) {
      for (const { id, state, changes: own } of gateways) {
        histories.set(id, { state, changes: own, existsFrom: createdAt, asOf });
      }
    }
    const rollouts = firmwareRollouts(changes, (id) => histories.get(id), { knownFrom: from, asOf: now });
    return { trend, rollouts, isRecorded };
  }

  /** Returns a function that computes the last seven days, or those until another day, and keeps a few. */
  function loadHealth(
    account: AccountRef,
    premises: FleetAnswer['data'],
    asOf: string,
    stored: () => Promise<StoredFrom>,
  ): LoadedFleet['health'] {
    const weeks = new BoundedMap<string, Promise<LoadedHealth>>(MAX_WEEKS);
    const zone = commonZone(premises);
    const today = localDay(Date.parse(asOf), zone);
    const compute = async (until: string): Promise<LoadedHealth> => {
      const { since, from } = await stored();
      const isPast = until < today;
      const listed = isPast ? withChanges(premises, await storedStates(account, since)) : premises;
      const health = await runInSlices(fleetHealth(listed, asOf, isPast ? { until, knownFrom: from } : null));
      const select = serializeSlices(createRowSelector(FLEET_TABLES.health, health.rows, Date.parse(asOf)));
      return { ...health, select, knownFrom: localDay(from, zone) };
    };
    return (until) => {
      const week = until === undefined || until > today ? today : until;
      const known = weeks.get(week);
      if (known) return known;
      const computed = compute(week);
      weeks.set(week, computed);
      // What failed is tried again.
      computed.catch(() => weeks.delete(week));
      return computed;
    };
  }

  async function build(account: AccountRef): Promise<LoadedFleet> {
    // Any earlier answer shows how large the fleet is, and so how often it may be fetched.
    const last = fleets.get(account.id)?.fleet;
    const known = last ?? (await load(account, DAY_MS));
    const intervalMs = refreshIntervalMs(known.requestsPerRefresh, dayLimit);
    const due = clock() - Date.parse(known.asOf) >= intervalMs || last?.historiesAsOf === null;
    const loaded = due ? await load(account, intervalMs, known) : known;
    // Lists that are not due yet are not fetched again with histories that failed.
    const nextDueAt = loaded.historiesAsOf === null ? clock() + MIN_INTERVAL_MS : Date.parse(loaded.asOf) + intervalMs;
    const fleet = { ...loaded, freshUntil: toInstantText(nextDueAt) };
    fleets.set(account.id, { fleet, recheckAt: Math.max(nextDueAt, clock() + RECHECK_MS) });
    return fleet;
  }

  return {
    get(account) {
      const known = fleets.get(account.id);
      if (known && clock() < known.recheckAt) return Promise.resolve(known.fleet);
      return builds.join(account.id, () => build(account));
    },
  };
}

/** Returns premises whose devices have the stored state changes too. */
function withChanges(premises: FleetAnswer['data'], states: readonly DeviceStates[]): FleetAnswer['data'] {
  const stored = new Map(states.map(({ device, id, changes }) => [`${device} ${id}`, changes]));
  return premises.map((premise) => ({
    ...premise,
    meters: premise.meters.map((meter) => ({ ...meter, changes: stored.get(`meter ${meter.id}`) ?? meter.changes })),
    gateways: premise.gateways.map((gateway) => ({
      ...gateway,
      changes: stored.get(`gateway ${gateway.id}`) ?? gateway.changes,
    })),
  }));
}

/** Returns a function that makes something once, and again only after it failed or was not final. */
function memoize<T>(make: () => Promise<T>, isFinal: (made: T) => boolean = () => true): () => Promise<T> {
  let made: Promise<T> | null = null;
  const forget = () => {
    made = null;
  };
  return () => {
    if (made) return made;
    const making = make();
    made = making;
    making.then((value) => isFinal(value) || forget(), forget);
    return making;
  };
}
