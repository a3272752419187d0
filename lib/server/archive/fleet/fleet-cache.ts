import { BoundedMap } from '@/lib/domain/bounded-map';
import { toInstantText } from '@/lib/domain/calendar';
import { flattenFleet } from '@/lib/domain/fleet/flatten';
import { fleetHealth } from '@/lib/domain/fleet/fleet-health';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { summarizeFleet } from '@/lib/domain/fleet/summary';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import { buildWorklist } from '@/lib/domain/fleet/worklist';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices, serializeSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import { FULL_PAGE } from '../../copper/partner-lists';
import type { Archive } from '../../ports/archive';
import type { RequestOptions } from '../../ports/door';
import type { FleetCache, LoadedFleet } from '../../ports/fleets';
import { refreshIntervalMs } from './refresh-interval';

const DAY_MS = 24 * 3_600_000;
const ASK = { purpose: 'premises', priority: 'person' } as const satisfies RequestOptions;
/** While an answer is older than it should be, the pages are read again no sooner than this. */
const LOOK_AGAIN_MS = 15_000;
/** Enterprises held at once; 20,000 premises are some 90 MB. */
const MOST_FLEETS = 4;

/**
 * Holds the lists of enterprises as rows, so that a table's answer costs neither a request nor the reading of a
 * hundred pages. One build at a time for each account. `dayLimit`: requests a day.
 */
export function createFleetCache(deps: {
  archive: Pick<Archive, 'fleet' | 'listChanges'>;
  clock: Clock;
  dayLimit: number;
}): FleetCache {
  const { archive, clock, dayLimit } = deps;
  const fleets = new BoundedMap<string, { fleet: LoadedFleet; lookAgainAt: number }>(MOST_FLEETS);
  const builds = new SingleFlight();

  async function read(account: AccountRef, acceptAgeMs: number, known?: LoadedFleet): Promise<LoadedFleet> {
    const ask = { ...ASK, acceptAgeSeconds: Math.floor(acceptAgeMs / 1000) };
    const { data: premises, ...freshness } = await archive.fleet(account, { withUsers: true }, ask);
    if (known?.asOf === freshness.asOf) return { ...known, ...freshness };
    // A day more than a week, since the answer itself may be hours old.
    const since = toInstantText(clock() - 8 * DAY_MS);
    const lists = ['premise', 'meter', 'gateway'] as const;
    const lately = (await Promise.all(lists.map((list) => archive.listChanges(account, list, since)))).filter(
      (changes) => changes !== null,
    );
    const model = await runInSlices(flattenFleet({ premises, added: lately, asOf: freshness.asOf }));
    const asOf = Date.parse(model.asOf);
    const counts = [model.premises.length, model.meters.length, model.gateways.length];
    const summary = await runInSlices(summarizeFleet(model));
    const work = await runInSlices(buildWorklist(model));
    return {
      ...freshness,
      premises: new Map(premises.map((premise) => [premise.id, premise])),
      health: once(async () => {
        const health = await runInSlices(fleetHealth(premises, freshness.asOf));
        return { ...health, select: serializeSlices(createRowSelector(FLEET_TABLES.health, health.rows, asOf)) };
      }),
      model,
      select: {
        premises: serializeSlices(createRowSelector(FLEET_TABLES.premises, model.premises, asOf)),
        meters: serializeSlices(createRowSelector(FLEET_TABLES.meters, model.meters, asOf)),
        gateways: serializeSlices(createRowSelector(FLEET_TABLES.gateways, model.gateways, asOf)),
      },
      summary,
      worklist: work,
      recentChanges: lately,
      requestsPerRefresh: counts.reduce((pages, rows) => pages + Math.floor(rows / FULL_PAGE) + 1, 0),
    };
  }

  async function build(account: AccountRef): Promise<LoadedFleet> {
    // Whatever is held says how large the fleet is, and so how often it may be asked for.
    const known = fleets.get(account.id)?.fleet ?? (await read(account, DAY_MS));
    const renewal = refreshIntervalMs(known.requestsPerRefresh, dayLimit);
    const old = clock() - Date.parse(known.asOf) >= renewal;
    const fleet = old ? await read(account, renewal, known) : known;
    const dueAt = Date.parse(fleet.asOf) + renewal;
    const held = { ...fleet, freshUntil: toInstantText(dueAt) };
    fleets.set(account.id, { fleet: held, lookAgainAt: Math.max(dueAt, clock() + LOOK_AGAIN_MS) });
    return held;
  }

  return {
    get(account) {
      const known = fleets.get(account.id);
      if (known && clock() < known.lookAgainAt) return Promise.resolve(known.fleet);
      return builds.join(account.id, () => build(account));
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
