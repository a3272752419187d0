import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetCohortsData, FleetParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

/** Returns the uptime of an enterprise's devices over seven days, by type, model and firmware. Uses the lists only. */
export async function getFleetCohorts(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetCohortsData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const { days, all, types, models, firmwares } = await fleet.health();
  return apiAnswer({ days, all, types, models, firmwares }, fleet, completeListCoverage(all.devices));
}
