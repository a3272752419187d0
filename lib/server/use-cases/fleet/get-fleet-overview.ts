import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetArea, FleetChange, FleetOverviewData, FleetParams } from '@/lib/contract/fleet';
import type { ListChanges } from '@/lib/domain/device-states';
import type { GatewayRow } from '@/lib/domain/fleet/rows';
import type { WorkItem } from '@/lib/domain/fleet/work-item';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import { loadLines } from '../../lookup/load-worklist';
import type { Context } from '../../ports/context';

const DAY_MS = 24 * 3_600_000;
const MAX_AREAS = 40;
const MAX_GONE = 50;

/**
 * Returns an enterprise's counts, recent changes and areas with a shared cause. Uses the lists, voltages and records
 * only.
 */
export async function getFleetOverview(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetOverviewData>> {
  const owner = resolveEnterprise(viewer, account).account;
  // With records: since when a cause is may be older than what the lists still show.
  const { fleet, rows, requestsPerRefresh } = await loadLines(ctx, owner, isShared);
  const changes = (['premise', 'meter', 'gateway'] as const).map((list) =>
    changeOf(
      list,
      fleet.recentChanges.find((each) => each.list === list),
      Date.parse(fleet.asOf),
    ),
  );
  const areas = areasOf(rows, fleet.model.gateways);
  const data = {
    summary: fleet.summary,
    changes,
    areas: areas.slice(0, MAX_AREAS),
    areaCount: areas.length,
    requests: requestsPerRefresh,
  };
  return apiAnswer(data, fleet, completeListCoverage(fleet.summary.premises));
}

/** True for a cause that several premises share. */
function isShared<Item extends WorkItem>(item: Item): item is Item & { kind: FleetArea['kind'] } {
  return item.premiseId === null && (item.kind === 'outage' || item.kind === 'area' || item.kind === 'flapping');
}

/** Returns the shared causes, widest first. */
function areasOf(rows: readonly WorkItem[], gateways: readonly GatewayRow[]): FleetArea[] {
  const there = new Map<string | null, number>();
  for (const { postalCode } of gateways) there.set(postalCode, (there.get(postalCode) ?? 0) + 1);
  return rows
    .filter(isShared)
    .map(({ id, kind, where, postalCode, gateways: count, since }) => {
      const gatewaysThere = there.get(postalCode) ?? count;
      return { id, kind, where, postalCode, gateways: count, gatewaysThere, since };
    })
    .sort((a, b) => b.gateways - a.gateways);
}

function changeOf(list: ListChanges['list'], changes: ListChanges | undefined, asOf: number): FleetChange {
  const since = changes?.since ?? null;
  const within = (items: ListChanges['added'], ms: number): number | null => {
    const count = items.filter(({ at }) => asOf - Date.parse(at) <= ms).length;
    // Without changes, the count is only known for the time the list has been watched.
    return count === 0 && (since === null || asOf - Date.parse(since) < ms) ? null : count;
  };
  const added = changes?.added ?? [];
  const gone = (changes?.gone ?? []).filter(({ at }) => asOf - Date.parse(at) <= 7 * DAY_MS);
  return {
    list,
    since,
    addedInDay: within(added, DAY_MS),
    addedInWeek: within(added, 7 * DAY_MS),
    goneInDay: within(gone, DAY_MS),
    goneInWeek: within(gone, 7 * DAY_MS),
    gone: gone.slice(0, MAX_GONE),
  };
}
