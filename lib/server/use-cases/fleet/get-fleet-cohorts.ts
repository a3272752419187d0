import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetCohortsData, FleetParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

/** How steadily an enterprise's devices were heard in seven days: by type, model and firmware. From the lists alone. */
export async function getFleetCohorts(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetCohortsData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const { days, all, types, models, firmwares } = await fleet.health();
  return apiAnswer({ days, all, types, models, firmwares }, fleet, completeListCoverage(all.devices));
}
