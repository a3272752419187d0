import { BoundedMap } from '@/lib/domain/bounded-map';
import { fleetGridRows, readingsByGateway, voltageBins } from '@/lib/domain/fleet/fleet-grid';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import type { GridLimits } from '@/lib/domain/grid/limits';
import { limitsText } from '@/lib/domain/grid/limits-text';
import { toInstantText } from '@/lib/domain/instant-text';
import type { Clock } from '../../clock';
import { serializeSlices } from '../../concurrency/run-in-slices';
import { FULL_PAGE } from '../../copper/partner-lists';
import type { Archive } from '../../ports/archive';
import type { FleetCache, GridCache, LoadedFleet, LoadedGrid } from '../../ports/fleets';
import { refreshIntervalMs } from './refresh-interval';

/** Tables in memory at the same time, for all enterprises and limits together. */
const MAX_TABLES = 6;
/** An answer that is older than it should be is checked again after this. */
const RECHECK_MS = 15_000;

/** Returns a cache of the grid table. A table is built again when the lists or the latest measurements are newer. */
export function createGridCache(deps: {
  archive: Pick<Archive, 'gridLatest'>;
  fleets: FleetCache;
  clock: Clock;
  dayLimit: number;
}): GridCache {
  const { archive, fleets, clock, dayLimit } = deps;
  const tables = new BoundedMap<string, LoadedGrid & { fleetAsOf: string }>(MAX_TABLES);

  function buildTable(
    fleet: LoadedFleet,
    readings: Parameters<typeof fleetGridRows>[1],
    limits: GridLimits,
    readAt: string,
  ) {
    const rows = fleetGridRows(fleet.premises.values(), readings, limits, readAt);
    return {
      rows,
      select: serializeSlices(createRowSelector(FLEET_TABLES.grid, rows, Date.parse(fleet.asOf))),
      bins: voltageBins(rows, limits),
    };
  }

  return {
    async latest(account, limits) {
      const fleet = await fleets.get(account);
      const requestsPerRefresh = Math.floor(fleet.model.gateways.length / FULL_PAGE) + 1;
      const intervalMs = refreshIntervalMs(requestsPerRefresh, dayLimit);
      const key = `${account.id} ${limitsText(limits)}`;
      const known = tables.get(key);
      if (known && known.fleetAsOf === fleet.asOf && clock() < Date.parse(known.freshUntil)) return known;
      const acceptAgeSeconds = Math.floor(intervalMs / 1000);
      const options = { purpose: 'premises', priority: 'person', acceptAgeSeconds } as const;
      const { data, ...freshness } = await archive.gridLatest(account, options);
      const readings = readingsByGateway(data);
      const freshUntil = toInstantText(Math.max(Date.parse(freshness.asOf) + intervalMs, clock() + RECHECK_MS));
      const table = {
        ...freshness,
        freshUntil,
        requestsPerRefresh,
        fleetAsOf: fleet.asOf,
        ...buildTable(fleet, readings, limits, freshness.asOf),
      };
      tables.set(key, table);
      return table;
    },
  };
}
