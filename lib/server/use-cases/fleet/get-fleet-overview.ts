import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetChange, FleetOverviewData, FleetParams } from '@/lib/contract/fleet';
import type { ListChanges } from '@/lib/domain/device-states';
import type { WorkItem } from '@/lib/domain/fleet/worklist';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

const DAY_MS = 24 * 3_600_000;
/** Worklist lines of each kind that a page shows; the CSV has all. */
const MAX_PER_KIND = 40;
/** Ids of one line that a page shows. */
const MAX_IDS = 60;
const MAX_GONE = 50;

/** Returns an enterprise's counts, recent changes and worklist. Uses the lists only. */
export async function getFleetOverview(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetOverviewData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const { summary, worklist: work, requestsPerRefresh: pages } = fleet;
  const workByKind: Record<string, number> = {};
  const shown = work.filter(({ kind }) => {
    workByKind[kind] = (workByKind[kind] ?? 0) + 1;
    return (workByKind[kind] ?? 0) <= MAX_PER_KIND;
  });
  const changes = (['premise', 'meter', 'gateway'] as const).map((list) =>
    changeOf(
      list,
      fleet.recentChanges.find((each) => each.list === list),
      Date.parse(fleet.asOf),
    ),
  );
  const data = {
    summary,
    changes,
    work: shown.map(withFewerIds),
    workTotal: work.length,
    workByKind,
    requests: pages,
  };
  return apiAnswer(data, fleet, completeListCoverage(summary.premises));
}

function withFewerIds(item: WorkItem): WorkItem {
  return { ...item, gatewayIds: item.gatewayIds.slice(0, MAX_IDS), meterIds: item.meterIds.slice(0, MAX_IDS) };
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
