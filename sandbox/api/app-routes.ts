import { accountOfSub } from '../accounts';
import { instantRate, lastReading } from '../data/readings';
import { seriesBuckets } from '../data/series';
import { gatewayHistory } from '../data/states';
import type { MeterDef, PremiseDef } from '../data/types';
import { dayOfDate, dayStart, localDay } from '../data/zones';
import type { ApiAnswer, ApiCall, ApiHandler } from './api.types';
import { badRequest, forbidden, MAX_AGE, notFound } from './api.types';
import { granularityParam, wholeParam } from './params';
import { typicalAnswer, typicalBody, usageAnswer } from './series-answers';
import { isoOfMinute, statePremise } from './wire';

function ownPremise(call: ApiCall, id: string | null | undefined): PremiseDef {
  if (!id) throw badRequest('premise_id is required');
  const { world } = call.context;
  const premise = world.premise(id);
  if (!premise) throw notFound('premise');
  if (world.ownerOf(premise) !== call.token.sub) throw forbidden();
  return premise;
}

function ownMeter(call: ApiCall): MeterDef {
  const meter = call.context.world.meter(call.params.meter ?? '');
  if (!meter) throw notFound('meter');
  if (call.context.world.ownerOf(meter.premise) !== call.token.sub) throw forbidden();
  return meter;
}

function state(call: ApiCall): ApiAnswer {
  const { world } = call.context;
  const account = accountOfSub(call.token.sub);
  const premises = world.premisesOf(call.token.sub);
  return {
    maxAge: MAX_AGE.usual,
    body: {
      user: { id: call.token.sub, email: account?.email ?? null, name: account?.name ?? null },
      premise_list: premises.map((premise) => statePremise(world.seed, premise, call.now)),
    },
  };
}

function instant(call: ApiCall): ApiAnswer {
  const { seed } = call.context.world;
  const premise = ownPremise(call, call.params.premise);
  const results = premise.meters.map((meter) => {
    const rate = instantRate(seed, meter, call.now);
    const heard = lastReading(seed, meter, call.now);
    // While it is heard the value is that of the minute just over; otherwise the last word is as old as it is.
    const at = rate === null ? heard?.atMs : call.now * 60_000;
    return {
      id: meter.id,
      type: meter.type,
      instant_power: rate,
      updated_at: at === undefined ? null : new Date(at).toISOString(),
    };
  });
  return { maxAge: MAX_AGE.live, body: { results } };
}

/** A day of the premise's calendar, today unless `date` says another. */
function baseline(call: ApiCall): ApiAnswer {
  const meter = ownMeter(call);
  const { zone } = meter.premise;
  const text = call.query.get('date');
  const parts = text === null ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (text !== null && !parts) throw badRequest('date must be YYYY-MM-DD');
  const day = parts ? dayOfDate(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : localDay(zone, call.now);
  const start = dayStart(zone, day);
  const end = dayStart(zone, day + 1);
  const granularity = granularityParam(call.query, start, end);
  return {
    maxAge: end <= call.now ? MAX_AGE.closed : MAX_AGE.usual,
    body: typicalBody(call, meter, 'baseline', granularity, start, end),
  };
}

/** Invented: the real answer's shape is not known. What the rest of the month will bring, by the baseline. */
function forecast(call: ApiCall): ApiAnswer {
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
    const past = seriesBuckets(world.seed, meter, { ...query, closing: false });
    const known = past.map((bucket) => bucket.usage).filter((usage) => usage !== null);
    const daily = known.reduce((sum, usage) => sum + usage, 0) / Math.max(1, known.length);
    return { meter_id: meter.id, meter_type: meter.type, forecast_usage: Math.round(daily * 30 * 1000) / 1000 };
  });
  return { maxAge: MAX_AGE.usual, body: { premise_id: premise.id, results } };
}

/** Invented: the real answer's shape is not known. */
function notifications(call: ApiCall): ApiAnswer {
  const premise = ownPremise(call, call.query.get('premise_id'));
  const limit = wholeParam(call.query, 'limit', 20, 1, 1000);
  const offset = wholeParam(call.query, 'offset', 0, 0, 1_000_000);
  const { seed } = call.context.world;
  const events = premise.gateways
    .flatMap((gateway) => gatewayHistory(seed, gateway, call.now))
    .map((change) => ({
      id: `${premise.id}-${change.at}`,
      time: isoOfMinute(change.at),
      type: 'gateway_state',
      message: `Gateway went from ${change.from} to ${change.to}`,
    }))
    .reverse();
  return {
    maxAge: MAX_AGE.usual,
    body: { premise_id: premise.id, total: events.length, results: events.slice(offset, offset + limit) },
  };
}

/** Below `/api/v2/app`; `:name` matches one segment. */
export const APP_ROUTES: readonly (readonly [pattern: string, handler: ApiHandler])[] = [
  ['state', state],
  ['instant/:premise', instant],
  ['usage/forecast', forecast],
  ['usage/:meter', (call) => usageAnswer(call, ownMeter(call))],
  ['average-series/:meter', (call) => typicalAnswer(call, ownMeter(call), 'average')],
  ['baseline-series/:meter', (call) => typicalAnswer(call, ownMeter(call), 'baseline')],
  ['baseline/:meter', baseline],
  ['notification/history', notifications],
];
