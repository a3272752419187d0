import { accountOfSub, homeOwner } from '../accounts';
import { instantRate, lastReading } from '../data/readings';
import { seriesBuckets } from '../data/series';
import { gatewayStateChanges } from '../data/states';
import type { MeterDef, PremiseDef } from '../data/types';
import { dayOfDate, localDayNumber, localDayStart } from '../data/zones';
import type { ApiCall, ApiHandler, ApiResult } from './api.types';
import { badRequest, forbidden, MAX_AGE, notFound } from './api.types';
import { parseGranularity, parseWholeNumber } from './params';
import { typicalBody, typicalResult, usageResult } from './series-results';
import { appStatePremise, isoOfMinute } from './wire';

function ownPremise(call: ApiCall, id: string | null | undefined): PremiseDef {
  if (!id) throw badRequest('premise_id is required');
  const { world } = call.context;
  const premise = world.premise(id);
  if (!premise) throw notFound('premise');
  if (world.ownerOf(premise) !== homeOwner(call.token.sub)) throw forbidden();
  return premise;
}

function ownMeter(call: ApiCall): MeterDef {
  const meter = call.context.world.meter(call.params.meter ?? '');
  if (!meter) throw notFound('meter');
  if (call.context.world.ownerOf(meter.premise) !== homeOwner(call.token.sub)) throw forbidden();
  return meter;
}

function state(call: ApiCall): ApiResult {
  const { world } = call.context;
  const account = accountOfSub(call.token.sub);
  const premises = world.premisesOf(homeOwner(call.token.sub));
  return {
    maxAge: MAX_AGE.standard,
    body: {
      user: { id: call.token.sub, email: account?.email ?? null, name: account?.name ?? null },
      premise_list: premises.map((premise) => appStatePremise(world.seed, premise, call.now)),
    },
  };
}

function instant(call: ApiCall): ApiResult {
  const { seed } = call.context.world;
  const premise = ownPremise(call, call.params.premise);
  const results = premise.meters.map((meter) => {
    const rate = instantRate(seed, meter, call.now);
    const reading = lastReading(seed, meter, call.now);
    // For a connected meter the value is that of the last minute; otherwise it has the time of the last reading.
    const at = rate === null ? reading?.atMs : call.now * 60_000;
    return {
      id: meter.id,
      type: meter.type,
      instant_power: rate,
      updated_at: at === undefined ? null : new Date(at).toISOString(),
    };
  });
  return { maxAge: MAX_AGE.live, body: { results } };
}

/** The baseline of `date` on the premise's calendar, by default today. */
function baseline(call: ApiCall): ApiResult {
  const meter = ownMeter(call);
  const { zone } = meter.premise;
  const text = call.query.get('date');
  const parts = text === null ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (text !== null && !parts) throw badRequest('date must be YYYY-MM-DD');
  const day = parts
    ? dayOfDate(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
    : localDayNumber(zone, call.now);
  const start = localDayStart(zone, day);
  const end = localDayStart(zone, day + 1);
  const granularity = parseGranularity(call.query, start, end);
  return {
    maxAge: end <= call.now ? MAX_AGE.closed : MAX_AGE.standard,
    body: typicalBody(call, meter, 'baseline', granularity, start, end),
  };
}

/** Invented: the real shape is unknown: 30 days of the recent baseline. */
function forecast(call: ApiCall): ApiResult {
  const premise = ownPremise(call, call.query.get('premise_id'));
  const { world, dayCut } = call.context;
  const start = call.now - 30 * 1440;
  const results = premise.meters.map((meter) => {
    const query = {
      kind: 'baseline' as const,
      granularity: 'day' as const,
      dayCut,
      start,
      end: call.now,
      now: call.now,
    };
    const buckets = seriesBuckets(world.seed, meter, { ...query, closing: false });
    const usages = buckets.map((bucket) => bucket.usage).filter((usage) => usage !== null);
    const daily = usages.reduce((sum, usage) => sum + usage, 0) / Math.max(1, usages.length);
    return { meter_id: meter.id, meter_type: meter.type, forecast_usage: Math.round(daily * 30 * 1000) / 1000 };
  });
  return { maxAge: MAX_AGE.standard, body: { premise_id: premise.id, results } };
}

/** Invented: the real shape is unknown: changes of gateways, and a summary of each of the last three months. */
function notifications(call: ApiCall): ApiResult {
  const premise = ownPremise(call, call.query.get('premise_id'));
  const limit = parseWholeNumber(call.query, 'limit', 20, 1, 1000);
  const offset = parseWholeNumber(call.query, 'offset', 0, 0, 1_000_000);
  const { seed } = call.context.world;
  const events = premise.gateways
    .flatMap((gateway) => gatewayStateChanges(seed, gateway, call.now))
    .map((change) => ({
      id: `${premise.id}-${change.at}`,
      time: isoOfMinute(change.at),
      type: 'gateway_state',
      message: `Gateway went from ${change.from} to ${change.to}`,
    }));
  const now = new Date(call.now * 60_000);
  for (const months of [0, 1, 2]) {
    const at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1, 15) / 60_000;
    if (at > call.now) continue;
    const month = new Date((at - 1440) * 60_000).toLocaleString('en-US', { month: 'long', timeZone: 'UTC' });
    events.push({
      id: `${premise.id}-${at}`,
      time: isoOfMinute(at),
      type: 'summary',
      message: `Your summary of ${month} is ready`,
    });
  }
  events.sort((a, b) => (a.time < b.time ? 1 : -1));
  return {
    maxAge: MAX_AGE.standard,
    body: { premise_id: premise.id, total: events.length, results: events.slice(offset, offset + limit) },
  };
}

/** Below `/api/v2/app`; `:name` matches one segment. */
export const APP_ROUTES: readonly (readonly [pattern: string, handler: ApiHandler])[] = [
  ['state', state],
  ['instant/:premise', instant],
  ['usage/forecast', forecast],
  ['usage/:meter', (call) => usageResult(call, ownMeter(call))],
  ['average-series/:meter', (call) => typicalResult(call, ownMeter(call), 'average')],
  ['baseline-series/:meter', (call) => typicalResult(call, ownMeter(call), 'baseline')],
  ['baseline/:meter', baseline],
  ['notification/history', notifications],
];
