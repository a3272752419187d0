import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import { PREMISES_PAGE } from '@/lib/contract/page-sizes';
import type { MeterSummary, PremiseSummary, PremisesData, PremisesRequest } from '@/lib/contract/premises';
import { daySpan, localDay } from '@/lib/domain/calendar';
import { pairByStart } from '@/lib/domain/compare/pair-series';
import { comparePeriod } from '@/lib/domain/compare/usage-verdict';
import { deviceProblems } from '@/lib/domain/device-problems';
import { openAlerts } from '@/lib/domain/home/attention';
import { usageLevel } from '@/lib/domain/home/usage-level';
import type { Alert } from '@/lib/domain/insight/alerts';
import { mainMeter } from '@/lib/domain/main-meter';
import type { LiveReading, Meter, Premise } from '@/lib/domain/premise';
import { matchesSearch } from '@/lib/domain/premise-search';
import { resolveAccount } from '../access/resolve-account';
import type { AccountRef, Viewer } from '../account';
import { fetchLive } from '../lookup/fetch-live';
import { inTime } from '../lookup/in-time';
import type { SeriesQuery } from '../ports/archive';
import type { Context } from '../ports/context';
import { gatewayFields, meterFields } from './get-premise';

/** Meters and gateways listed for each premise. */
const MAX_LISTED = 8;
/** With more meters than this, the browser fetches current values only for the premises on screen. */
const MAX_METERS = 8;

/**
 * Returns the requested part of an account's premises, and counts of all of them. In a home with few meters, each meter
 * has its current rate and today's usage; null if they are late or the budget does not allow them.
 */
export async function listPremises(
  ctx: Context,
  viewer: Viewer,
  { account: param, q = '', offset = 0, limit = PREMISES_PAGE.size }: PremisesRequest,
): Promise<ApiAnswer<PremisesData>> {
  const account = resolveAccount(viewer, param);
  const answer = await ctx.archive.premises(account, { purpose: 'premises', priority: 'person' });
  const names = await ctx.meterNames.of(account.id);
  const meterCount = answer.data.reduce((count, premise) => count + premise.meters.length, 0);
  const withValues = account.kind === 'home' && meterCount <= MAX_METERS;
  const alerts = account.kind === 'home' ? openAlerts(await ctx.alerts.list(account), ctx.clock()) : [];
  const found = q.trim() === '' ? answer.data : answer.data.filter((premise) => matchesSearch(premise, q));
  const matching = account.kind === 'home' ? byAttention(found, alerts) : found;
  const page = matching.slice(offset, offset + limit);
  const premises = await Promise.all(
    page.map(async (premise) =>
      toSummary(
        premise,
        withValues
          ? await currentValues(ctx, account, premise, names)
          : premise.meters.map((meter) => withoutValues(meter, names)),
        alerts,
      ),
    ),
  );
  const total = answer.data.length;
  const data = {
    ...{ premises, matching: matching.length, total, meterCount },
    problems: deviceProblems(answer.data),
    withAlerts: new Set(alerts.map(({ premiseId }) => premiseId)).size,
  };
  return apiAnswer(data, answer, completeListCoverage(total));
}

/** Returns premises with those first that have an alert, then those with a faulty device; else in their order. */
function byAttention(premises: readonly Premise[], alerts: readonly Alert[]): Premise[] {
  const firstAlert = new Map([...alerts.entries()].reverse().map(([index, { premiseId }]) => [premiseId, index]));
  const faulty = new Set(premises.filter((premise) => deviceProblems([premise]).premises > 0));
  const rank = (premise: Premise) => firstAlert.get(premise.id) ?? alerts.length + (faulty.has(premise) ? 0 : 1);
  return [...premises].sort((a, b) => rank(a) - rank(b));
}

function toSummary(premise: Premise, meters: readonly MeterSummary[], alerts: readonly Alert[]): PremiseSummary {
  const { id, name, timezone, createdAt, address, tags, gateways } = premise;
  return {
    ...{ id, name, timezone, createdAt, address, tags },
    meters: meters.slice(0, MAX_LISTED),
    gateways: gateways.slice(0, MAX_LISTED).map(gatewayFields),
    mainMeter: mainMeter(meters) ?? null,
    meterCount: meters.length,
    gatewayCount: gateways.length,
    alerts: alerts.filter(({ premiseId }) => premiseId === id).map(({ rule }) => rule),
  };
}

async function currentValues(
  ctx: Context,
  account: AccountRef,
  premise: Premise,
  names: ReadonlyMap<string, string>,
): Promise<MeterSummary[]> {
  const span = daySpan(localDay(ctx.clock(), premise.timezone), premise.timezone);
  const live = inTime(
    fetchLive(ctx, account, premise.id, { onScreen: false }).then(({ answer }) => answer.data),
    [] as LiveReading[],
  );
  const meters = premise.meters.map(async (meter): Promise<MeterSummary> => {
    const [readings, today] = await Promise.all([live, inTime(todayUsage(ctx, account, premise, meter, span), null)]);
    const reading = readings.find(({ meterId }) => meterId === meter.id);
    return { ...meterFields(meter, names), now: reading ? { rate: reading.rate, at: reading.at } : null, today };
  });
  return Promise.all(meters);
}

/**
 * The same query as the first view of the usage page, so that one request serves both; compared with what is typical where
 * that is stored.
 */
async function todayUsage(
  ctx: Context,
  account: AccountRef,
  premise: Premise,
  meter: Meter,
  span: { start: string; end: string },
): Promise<MeterSummary['today']> {
  const query: SeriesQuery = {
    ...span,
    meterId: meter.id,
    meterType: meter.type,
    meterCreatedAt: meter.createdAt,
    kind: 'usage',
    granularity: 'hour',
    timezone: premise.timezone,
  };
  const { data, asOf } = await ctx.archive.series(account, query, { purpose: 'usage', priority: 'person' });
  const typical = await ctx.archive.storedSeries(account, { ...query, kind: 'baseline' });
  const level = typical && usageLevel(meter.type, comparePeriod(pairByStart(data, typical).pairs));
  return { sum: data.sum, complete: data.coverage.complete, level, asOf };
}

function withoutValues(meter: Meter, names: ReadonlyMap<string, string>): MeterSummary {
  return { ...meterFields(meter, names), now: null, today: null };
}
