import { BoundedMap } from '@/lib/domain/bounded-map';
import { toInstantText } from '@/lib/domain/calendar';
import { fleetGridRows, voltageBins } from '@/lib/domain/fleet/fleet-grid';
import { createRowSelector } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import type { GridLimits } from '@/lib/domain/grid/limits';
import { limitsText } from '@/lib/domain/grid/limits-text';
import type { Clock } from '../../clock';
import { serializeSlices } from '../../concurrency/run-in-slices';
import { FULL_PAGE } from '../../copper/partner-lists';
import type { Archive } from '../../ports/archive';
import type { FleetCache, GridCache, LoadedFleet, LoadedGrid } from '../../ports/fleets';
import { refreshIntervalMs } from './refresh-interval';

/** Judgements by different limits that are held at once, for all enterprises together. */
const MOST_JUDGED = 6;

/** Holds the rows that follow from the lists and the last measurements; made anew when either is. */
export function createGridCache(deps: {
  archive: Pick<Archive, 'gridLatest'>;
  fleets: FleetCache;
  clock: Clock;
  dayLimit: number;
}): GridCache {
  const { archive, fleets, clock, dayLimit } = deps;
  const judged = new BoundedMap<string, LoadedGrid & { of: string }>(MOST_JUDGED);

  function judge(fleet: LoadedFleet, readings: Parameters<typeof fleetGridRows>[1], limits: GridLimits) {
    const rows = fleetGridRows(fleet.premises.values(), readings, limits);
    return {
      rows,
      select: serializeSlices(createRowSelector(FLEET_TABLES.grid, rows, Date.parse(fleet.asOf))),
      bins: voltageBins(rows, limits),
    };
  }

  return {
    async latest(account, limits) {
      const fleet = await fleets.get(account);
      const pages = Math.floor(fleet.model.gateways.length / FULL_PAGE) + 1;
      const renewal = refreshIntervalMs(pages, dayLimit);
      const key = `${account.id} ${limitsText(limits)}`;
      const known = judged.get(key);
      if (known && known.of === fleet.asOf && clock() < Date.parse(known.freshUntil)) return known;
      const ask = { purpose: 'premises', priority: 'person', acceptAgeSeconds: Math.floor(renewal / 1000) } as const;
      const { data, ...freshness } = await archive.gridLatest(account, ask);
      const { asOf } = freshness;
      const readings = new Map(data.flatMap((reading) => (reading.gatewayId ? [[reading.gatewayId, reading]] : [])));
      const freshUntil = toInstantText(Math.max(Date.parse(asOf) + renewal, clock() + 15_000));
      const held = {
        ...freshness,
        freshUntil,
        requestsPerRefresh: pages,
        of: fleet.asOf,
        ...judge(fleet, readings, limits),
      };
      judged.set(key, held);
      return held;
    },
  };
}
