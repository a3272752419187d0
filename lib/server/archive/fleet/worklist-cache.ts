import { BoundedMap } from '@/lib/domain/bounded-map';
import { areaRows } from '@/lib/domain/fleet/areas-table';
import { flattenFleet } from '@/lib/domain/fleet/flatten';
import { fleetGridRows, readingsByGateway } from '@/lib/domain/fleet/fleet-grid';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import { buildWorklist } from '@/lib/domain/fleet/worklist';
import { GRID_PROFILES } from '@/lib/domain/grid/limits';
import type { AccountRef } from '../../account';
import type { Clock } from '../../clock';
import { runInSlices, serializeSlices } from '../../concurrency/run-in-slices';
import { SingleFlight } from '../../concurrency/single-flight';
import { waitAtMost } from '../../concurrency/wait';
import { AppError } from '../../errors';
import type { FleetCache, GridCache, LoadedFleet, LoadedGrid, LoadedWorklist, WorklistCache } from '../../ports/fleets';
import { MIN_INTERVAL_MS } from './refresh-interval';

/** Worklists in memory at the same time. */
const MAX_WORKLISTS = 4;
/** The page is not kept waiting longer for voltages. */
const GRID_WAIT_MS = 3_000;
/** Older voltages say nothing about a newer list. */
const MAX_GRID_AGE_MS = 3_600_000;

/**
 * Returns a cache of worklists. A worklist is built again when the lists are newer, with voltages that are fetched again
 * with them. Without voltages it has the other causes, and voltages are tried again after a while.
 */
export function createWorklistCache(deps: { fleets: FleetCache; grid: GridCache; clock: Clock }): WorklistCache {
  const { fleets, grid, clock } = deps;
  const built = new BoundedMap<string, { worklist: LoadedWorklist; retryAt: number }>(MAX_WORKLISTS);
  const builds = new SingleFlight();

  async function loadGrid(account: AccountRef, fleet: LoadedFleet): Promise<LoadedGrid | null> {
    const loading = grid.latest(account, GRID_PROFILES.utilization).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    const loaded = await waitAtMost(loading, GRID_WAIT_MS, undefined);
    return loaded && Date.parse(fleet.asOf) - Date.parse(loaded.asOf) <= MAX_GRID_AGE_MS ? loaded : null;
  }

  async function build(account: AccountRef, fleet: LoadedFleet): Promise<LoadedWorklist> {
    const voltages = await loadGrid(account, fleet);
    const items = await runInSlices(buildWorklist(fleet.model, voltages?.rows ?? null));
    const areas = await runInSlices(areaRows(fleet.model, voltages?.rows ?? null));
    const loaded = {
      fleet,
      items,
      areas,
      selectAreas: serializeSlices(createRowSelector(FLEET_TABLES.areas, areas, Date.parse(fleet.asOf))),
      voltageAsOf: voltages?.asOf ?? null,
      requestsPerRefresh: fleet.requestsPerRefresh + (voltages?.requestsPerRefresh ?? 0),
    };
    built.set(account.id, { worklist: loaded, retryAt: clock() + MIN_INTERVAL_MS });
    return loaded;
  }

  return {
    async of({ data: premises, asOf }, { data, asOf: readAt }) {
      const model = await runInSlices(flattenFleet({ premises, added: [], asOf }));
      const rows = fleetGridRows(premises, readingsByGateway(data), GRID_PROFILES.utilization, readAt);
      return runInSlices(buildWorklist(model, rows));
    },
    async get(account) {
      const fleet = await fleets.get(account);
      const known = built.get(account.id);
      const isCurrent = known?.worklist.fleet.model === fleet.model;
      if (known && isCurrent && (known.worklist.voltageAsOf !== null || clock() < known.retryAt)) {
        return { ...known.worklist, fleet };
      }
      return builds.join(`${account.id} ${fleet.asOf}`, () => build(account, fleet));
    },
  };
}
