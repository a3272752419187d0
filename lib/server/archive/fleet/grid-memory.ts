import { toInstantText } from '@/lib/domain/calendar';
import { gridRows, voltageBins } from '@/lib/domain/fleet/fleet-grid';
import { indexRows } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLES } from '@/lib/domain/fleet/tables';
import type { GridLimits } from '@/lib/domain/grid/limits';
import { limitsText } from '@/lib/domain/grid/limits-text';
import type { Clock } from '../../clock';
import { inTurn } from '../../concurrency/unhurried';
import { FULL_PAGE } from '../../copper/partner-lists';
import type { Archive } from '../../ports/archive';
import type { FleetMemory, GridMemory, HeldFleet, HeldGrid } from '../../ports/fleets';
import { renewalMs } from './renewal';

/** Judgements by different limits that are held at once, for all enterprises together. */
const MOST_JUDGED = 6;

/** Holds the rows that follow from the lists and the last measurements; made anew when either is. */
export function createGridMemory(deps: {
  archive: Pick<Archive, 'gridLatest'>;
  fleets: FleetMemory;
  clock: Clock;
  dayLimit: number;
}): GridMemory {
  const { archive, fleets, clock, dayLimit } = deps;
  const judged = new Map<string, HeldGrid & { of: string }>();

  function judge(fleet: HeldFleet, readings: Parameters<typeof gridRows>[1], limits: GridLimits) {
    const rows = gridRows(fleet.premises.values(), readings, limits);
    return {
      rows,
      select: inTurn(indexRows(FLEET_TABLES.grid, rows, Date.parse(fleet.asOf))),
      bins: voltageBins(rows, limits),
    };
  }

  return {
    async latest(account, limits) {
      const fleet = await fleets.held(account);
      const pages = Math.floor(fleet.model.gateways.length / FULL_PAGE) + 1;
      const renewal = renewalMs(pages, dayLimit);
      const key = `${account.id} ${limitsText(limits)}`;
      const known = judged.get(key);
      if (known && known.of === fleet.asOf && clock() < Date.parse(known.freshUntil)) return known;
      const ask = { purpose: 'premises', priority: 'person', acceptAgeSeconds: Math.floor(renewal / 1000) } as const;
      const { data, ...freshness } = await archive.gridLatest(account, ask);
      const { asOf } = freshness;
      const readings = new Map(data.flatMap((reading) => (reading.gatewayId ? [[reading.gatewayId, reading]] : [])));
      const freshUntil = toInstantText(Math.max(Date.parse(asOf) + renewal, clock() + 15_000));
      const held = { ...freshness, freshUntil, pages, of: fleet.asOf, ...judge(fleet, readings, limits) };
      judged.delete(key);
      judged.set(key, held);
      for (const old of judged.keys()) if (judged.size > MOST_JUDGED) judged.delete(old);
      return held;
    },
  };
}
