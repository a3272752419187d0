import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetCohortsData, FleetCohortsParams } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

/** Types, models and firmwares that a page shows: those of the most devices. */
const MAX_COHORTS = 60;

/**
 * Returns the uptime of an enterprise's devices over seven days, the last ones or those until a day, by type, model and
 * firmware. Uses the lists only.
 */
export async function getFleetCohorts(
  ctx: Context,
  viewer: Viewer,
  { account, until }: FleetCohortsParams,
): Promise<ApiAnswer<FleetCohortsData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const { days, all, types, models, firmwares, knownFrom } = await fleet.health(until);
  const data = {
    ...{ days, all, knownFrom },
    types: types.slice(0, MAX_COHORTS),
    models: models.slice(0, MAX_COHORTS),
    firmwares: firmwares.slice(0, MAX_COHORTS),
    rollouts: await fleet.rollouts(),
    counts: { types: types.length, models: models.length, firmwares: firmwares.length },
  };
  return apiAnswer(data, fleet, completeListCoverage(all.devices));
}
