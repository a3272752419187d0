import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetChange, FleetOverviewData, FleetParams } from '@/lib/contract/fleet';
import type { ListChanges } from '@/lib/domain/device-states';
import type { WorkItem } from '@/lib/domain/fleet/worklist';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

const DAY_MS = 24 * 3_600_000;
/** Lines of each cause that a page shows; the file has all. */
const MOST_OF_A_KIND = 40;
/** Ids of one line that a page shows. */
const MOST_IDS = 60;
const MOST_GONE = 50;

/** An enterprise in numbers, and what is the matter with it, by cause. From the lists alone. */
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
    return (workByKind[kind] ?? 0) <= MOST_OF_A_KIND;
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
    work: shown.map(shortened),
    workTotal: work.length,
    workByKind,
    requests: pages,
  };
  return apiAnswer(data, fleet, completeListCoverage(summary.premises));
}

function shortened(item: WorkItem): WorkItem {
  return { ...item, gatewayIds: item.gatewayIds.slice(0, MOST_IDS), meterIds: item.meterIds.slice(0, MOST_IDS) };
}

function changeOf(list: ListChanges['list'], changes: ListChanges | undefined, asOf: number): FleetChange {
  const since = changes?.since ?? null;
  const within = (things: ListChanges['added'], ms: number): number | null => {
    const count = things.filter(({ at }) => asOf - Date.parse(at) <= ms).length;
    // Nothing seen says nothing of the time before anybody watched.
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
    gone: gone.slice(0, MOST_GONE),
  };
}
