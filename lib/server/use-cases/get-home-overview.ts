import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { HomeOverview, HomeOverviewParams } from '@/lib/contract/home-overview';
import { localDay } from '@/lib/domain/calendar';
import { stateHealth } from '@/lib/domain/fleet/rows';
import { leadingOverview } from '@/lib/domain/home/leading-overview';
import { moneyOverview } from '@/lib/domain/home/meter-overview';
import { overviewDays, overviewRange } from '@/lib/domain/home/overview-days';
import { joinFreshness } from '@/lib/domain/join-freshness';
import type { Meter, Premise } from '@/lib/domain/premise';
import { usageTabs } from '@/lib/domain/usage-tabs';
import { resolveAccount } from '../access/resolve-account';
import type { Viewer } from '../account';
import { alertsWithFound } from '../insights/check-alerts';
import { premiseInsights } from '../insights/premise-insights';
import { cloudForecastOf, loadCloudForecasts } from '../lookup/cloud-forecasts';
import { findPremise } from '../lookup/find-premise';
import { homePrices, meterPrices } from '../money/meter-prices';
import type { SeriesAnswer } from '../ports/archive';
import type { Context } from '../ports/context';
import { attentionViews, leadView } from './home-overview-views';
import { keptOverview } from './kept-overviews';
import { type HomeOfAccount, loadHours, loadSameHours } from './load-home-hours';

/** More commodities than a home has. */
const MAX_METERS = 8;
const MAX_GATEWAYS = 8;

/**
 * Returns today, the last week and this month of the leading meter of each commodity of a home, and what needs attention.
 * It loads one series of hours and one baseline for each; the rest is worked out from what is stored. A meter whose usage
 * cannot be had is left out. Throws `not_found` for a premise the account cannot see, and the first failure when no
 * meter's usage can be had.
 */
export async function getHomeOverview(
  ctx: Context,
  viewer: Viewer,
  { account: param, premiseId }: HomeOverviewParams,
): Promise<ApiAnswer<HomeOverview>> {
  const account = resolveAccount(viewer, param);
  const { premise, answer } = await findPremise(ctx, account, premiseId);
  const now = ctx.clock();
  const home: HomeOfAccount = { account, premise, days: overviewDays(now, premise.timezone) };
  const chosen = usageTabs(premise.meters)
    .flatMap(({ meters }) => meters.slice(0, 1))
    .slice(0, MAX_METERS);
  const forecasts = loadCloudForecasts(ctx.archive, account, premiseId);
  const [prices, everyone, names, results] = await Promise.all([
    homePrices(ctx, account, premise),
    ctx.households.of(account.id),
    ctx.meterNames.of(account.id),
    Promise.allSettled(chosen.map((meter) => loadHours(ctx, home, meter))),
  ]);
  const loaded = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (loaded.length === 0 && failed) throw failed.reason;

  const meters = await Promise.all(
    loaded.map(async ({ meter, usage, baseline }) => {
      const span = () => ({ days: overviewRange(home.days, premise.timezone), now });
      const unitPrices = prices && (await meterPrices(ctx, account, prices, meter, span()));
      const inMoney = unitPrices
        ? moneyOverview(usage.data, baseline?.data.columns ?? null, home.days, unitPrices)
        : { money: null, costs: null };
      return { meter, ...keptOverview(usage, baseline, home.days), ...inMoney };
    }),
  );
  const lead = leadingOverview(meters.map(({ overview }) => overview));
  const leading = meters.find(({ overview }) => overview === lead);
  const [insights, sameHours] = await Promise.all([
    premiseInsights(
      ctx.archive,
      account,
      { ...premise, meters: chosen },
      { now, people: everyone.get(premiseId) ?? null },
    ),
    leading ? loadSameHours(ctx, home, leading.meter) : [],
  ]);
  const alerts = await alertsWithFound(ctx, account, premiseId, insights, now);
  const data: HomeOverview = {
    ...{ premiseId, name: premise.name, timezone: premise.timezone, today: localDay(now, premise.timezone) },
    meters: meters.map(({ meter, overview, money }) => ({
      ...overview,
      name: names.get(meter.id) ?? null,
      state: meter.state,
      money,
    })),
    missing: results.length - loaded.length,
    meterCount: premise.meters.length,
    gateways: faulty(premise),
    lead: leading
      ? leadView(
          leading.meter.id,
          leading,
          sameHours,
          insightsOf(insights, leading.meter),
          cloudForecastOf(await forecasts, leading.meter.id),
        )
      : null,
    ...attentionViews(alerts, names, premise, now),
  };
  const parts = loaded.flatMap(({ usage, baseline }) => (baseline ? [usage, baseline] : [usage]));
  const [first = answer, ...rest] = parts as (SeriesAnswer | typeof answer)[];
  return apiAnswer(data, joinFreshness([first, ...rest]), completeListCoverage(meters.length));
}

function insightsOf(insights: Awaited<ReturnType<typeof premiseInsights>>, { id }: Meter) {
  return insights.find(({ meter }) => meter.id === id);
}

function faulty({ gateways }: Premise): HomeOverview['gateways'] {
  return gateways
    .filter(({ state }) => ['bad', 'watch'].includes(stateHealth(state)))
    .slice(0, MAX_GATEWAYS)
    .map(({ id, state }) => ({ id, state }));
}
