import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { FleetParams, FleetTrendData } from '@/lib/contract/fleet';
import { resolveEnterprise } from '../../access/resolve-account';
import type { Viewer } from '../../account';
import type { Context } from '../../ports/context';

/** Returns how many of an enterprise's devices were in trouble on each day, for as long as that is stored. */
export async function getFleetTrend(
  ctx: Context,
  viewer: Viewer,
  { account }: FleetParams,
): Promise<ApiAnswer<FleetTrendData>> {
  const fleet = await ctx.fleets.get(resolveEnterprise(viewer, account).account);
  const trend = await fleet.trend();
  return apiAnswer(trend, fleet, completeListCoverage(trend.days.length));
}
