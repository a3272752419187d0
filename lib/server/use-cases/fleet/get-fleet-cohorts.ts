import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetCohortsData, FleetParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

/** Types, models and firmwares that a page shows: those of the most devices. */
const MAX_COHORTS = 60;

/** Returns the uptime of an enterprise's devices over seven days, by type, model and firmware. Uses the lists only. */
export async function getFleetCohorts(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetCohortsData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const { days, all, types, models, firmwares } = await fleet.health();
  const data = {
    ...{ days, all },
    types: types.slice(0, MAX_COHORTS),
    models: models.slice(0, MAX_COHORTS),
    firmwares: firmwares.slice(0, MAX_COHORTS),
    counts: { types: types.length, models: models.length, firmwares: firmwares.length },
  };
  return apiAnswer(data, fleet, completeListCoverage(all.devices));
}
