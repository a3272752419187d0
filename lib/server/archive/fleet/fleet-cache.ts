import { BoundedMap } from '@/lib/domain/bounded-map';
import { localDay } from '@/lib/domain/calendar';
import { commonZone } from '@/lib/domain/common-zone';
import { flattenFleet } from '@/lib/domain/fleet/flatten';
import { fleetHealth } from '@/lib/domain/fleet/fleet-health';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { summarizeFleet } from '@/lib/domain/fleet/summary';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import { toInstantText } from '@/lib/domain/instant-text';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices, serializeSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import type { Archive, FleetAnswer } from '../../ports/archive';
import type { RequestOptions } from '../../ports/door';
import type { FleetCache, LoadedFleet, LoadedHealth } from '../../ports/fleets';
import { MIN_INTERVAL_MS, refreshIntervalMs } from './refresh-interval';
import { loadOverTime, type StoredFrom, storedFrom, withStoredChanges } from './stored-states';

const DAY_MS = 24 * 3_600_000;
const OPTIONS = { purpose: 'premises', priority: 'person' } as const satisfies RequestOptions;
/** Gateways without a history are shown as unknown, rather than no fleet at all. */
const INCLUDE = { withUsers: true, histories: 'optional' } as const;
/** An answer that is older than it should be is checked again after this. */
const RECHECK_MS = 15_000;
/** Weeks of health in memory for each enterprise: the last one, and a few in the past. */
const MAX_WEEKS = 3;
/** Enterprises in memory at the same time; 20,000 premises take about 90 MB. */
const MAX_FLEETS = 4;

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
      () => storedFrom(archive, account, freshness.asOf),
      ({ isRecorded }) => isRecorded,
    );
    const firmwares = memoize(async () => archive.firmwareChanges(account, (await stored()).since));
    const overTime = memoize(
      async () => loadOverTime(archive, account, premises, freshness.asOf, await stored(), await firmwares()),
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
      const listed = isPast ? await withStoredChanges(archive, account, premises, since) : premises;
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
    if (loaded.model !== last?.model) prepareSearch(loaded);
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

/**
 * Prepares the texts of a new fleet in the background, which takes a second for 57,000 meters, so that no one's first
 * search waits for it.
 */
function prepareSearch({ select }: LoadedFleet): void {
  const search = { q: 'a', sort: null, dir: 'asc', filters: {}, before: null, counts: false } as const;
  for (const find of [select.premises, select.meters, select.gateways]) void find(search);
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
