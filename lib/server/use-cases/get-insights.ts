import { type ApiAnswer, apiAnswer } from '@/lib/contract/api-answer';
import type { InsightsData, InsightsParams } from '@/lib/contract/insights';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { premiseInsights } from '../insights/premise-insights';
import { cloudForecastOf, loadCloudForecasts } from '../lookup/cloud-forecasts';
import { entityNotFound, findPremise } from '../lookup/find-premise';
import type { Context } from '../ports/context';
import { meterInsightsView } from './insight-views';

/** They are worked out again at most this often; new hours come no sooner. */
const FRESH_MS = 5 * 60_000;
/** A year of hours of each is read, so a building with thousands is asked about one by one. */
const MAX_METERS = 20;

/**
 * Returns what is worked out about the meters of a premise from what is stored, with Copper's own forecast beside ours.
 * Sends no request but for that, which the pages of a home share, and for the list of premises. Throws `not_found` for
 * a premise the account cannot see, and for a meter that is not part of it.
 */
export async function getInsights(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId, meter: meterId }: InsightsParams,
): Promise<ApiAnswer<InsightsData>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  const now = ctx.clock();
  const asked = premise.meters.filter(({ id }) => meterId === undefined || id === meterId);
  if (meterId !== undefined && asked.length === 0) throw entityNotFound('meter');
  const people = (await ctx.households.of(account.id)).get(premiseId) ?? null;
  const [found, forecasts] = await Promise.all([
    premiseInsights(ctx.archive, account, { ...premise, meters: asked.slice(0, MAX_METERS) }, { now, people }),
    loadCloudForecasts(ctx.archive, account, premiseId),
  ]);
  const meters = found.map(({ meter, insights }) =>
    meterInsightsView(meter, insights, cloudForecastOf(forecasts, meter.id)),
  );
  const known = found.map(({ insights }) => insights.knownUntil).filter((until) => until !== null);
  const freshness = {
    asOf: known.length > 0 ? new Date(Math.max(...known)).toISOString() : answer.asOf,
    freshUntil: new Date(now + FRESH_MS).toISOString(),
    source: 'cache' as const,
    notice: null,
  };
  const measured = known.length;
  const coverage = {
    complete: measured === meters.length,
    expected: meters.length,
    measured,
    derived: 0,
    missing: 0,
    unasked: meters.length - measured,
    gaps: [],
  };
  return apiAnswer({ premiseId, meters }, freshness, coverage);
}
