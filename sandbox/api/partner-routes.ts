import { setImmediate } from 'node:timers/promises';
import { samplesWithin } from '../data/grid';
import { hash } from '../data/hash';
import { readingsWithin, readingValues } from '../data/readings';
import { fromMicro, Register } from '../data/register';
import type { GatewayDef, MeterDef } from '../data/types';
import type { ApiCall, ApiHandler, ApiResult } from './api.types';
import { badRequest, forbidden, MAX_AGE, notFound } from './api.types';
import { checkLength, parseGranularity, parseTimeRange } from './params';
import {
  bulkList,
  gatewayHistoryList,
  gatewayList,
  gridListRow,
  latestGridList,
  meterList,
  premiseList,
} from './partner-lists';
import { typicalResult, usageResult } from './series-results';
import { addressFields } from './wire';

function fleetMeter(call: ApiCall): MeterDef {
  const { world } = call.context;
  const meter = world.meter(call.params.meter ?? '');
  if (!meter) throw notFound('meter');
  if (!world.inFleet(meter.premise)) throw forbidden();
  return meter;
}

function location(call: ApiCall): ApiResult {
  return { maxAge: MAX_AGE.standard, body: addressFields(fleetMeter(call).premise) };
}

const maxAgeOf = (end: number, now: number): number => (end <= now ? MAX_AGE.closed : MAX_AGE.standard);

function readings(call: ApiCall): ApiResult {
  const meter = fleetMeter(call);
  const { start, end } = parseTimeRange(call.query, call.now);
  checkLength(call.context, 'fifteenminute', start, end);
  const found = readingsWithin(call.context.world.seed, meter, start, Math.min(end, call.now));
  // Unsorted, but always in the same order.
  const shuffled = found
    .map((reading) => ({ reading, sortKey: hash(meter.key, 151, reading.atMs / 1000) }))
    .sort((a, b) => a.sortKey - b.sortKey);
  return {
    maxAge: maxAgeOf(end, call.now),
    body: {
      meter_id: meter.id,
      meter_type: meter.type,
      results: shuffled.map(({ reading }) => ({
        time: new Date(reading.atMs).toISOString(),
        ...readingValues(reading),
      })),
    },
  };
}

function requestedGateways(call: ApiCall): Iterable<GatewayDef> {
  const { world } = call.context;
  const gatewayId = call.query.get('gateway_id');
  const premiseId = call.query.get('premise_id');
  if (gatewayId === null && premiseId === null) return allGateways(call);
  const gateway = gatewayId === null ? null : world.gateway(gatewayId);
  if (gatewayId !== null && !gateway) throw notFound('gateway');
  const premise = premiseId === null ? gateway?.premise : world.premise(premiseId);
  if (!premise) throw notFound('premise');
  if (!world.inFleet(premise)) throw forbidden();
  if (gateway) return gateway.premise.id === premise.id ? [gateway] : [];
  return premise.gateways;
}

function* allGateways(call: ApiCall): Generator<GatewayDef> {
  const { world } = call.context;
  for (let index = 0; index < world.fleetSize; index += 1) yield* world.fleetPremise(index).gateways;
}

/** Yields the rows by gateway, newest first, as JSON pieces. */
function* gridPieces(call: ApiCall, gateways: Iterable<GatewayDef>, start: number, end: number): Generator<string> {
  let separator = '[';
  for (const gateway of gateways) {
    const rows = [...samplesWithin(call.context.world.seed, gateway, start, end)].reverse();
    if (rows.length === 0) continue;
    yield separator + rows.map((sample) => JSON.stringify(gridListRow(gateway, sample))).join(',');
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

function gridReadings(call: ApiCall): ApiResult {
  const { start, end } = parseTimeRange(call.query, call.now);
  checkLength(call.context, 'fifteenminute', start, end);
  const pieces = gridPieces(call, requestedGateways(call), start, Math.min(end, call.now));
  return { maxAge: maxAgeOf(end, call.now), pieces };
}

/** The sum over all meters of a type. Yields to other requests, because 20,000 meters take a while. */
async function aggregate(call: ApiCall): Promise<ApiResult> {
  const { world } = call.context;
  const { start, end } = parseTimeRange(call.query, call.now);
  parseGranularity(call.query, start, end);
  const type = call.query.get('meter_type');
  if (!type) throw badRequest('meter_type is required');
  let meters = 0;
  let reporting = 0;
  let micro = 0;
  for (let index = 0; index < world.fleetSize; index += 1) {
    if (index % 200 === 199) await setImmediate();
    for (const meter of world.fleetPremise(index).meters) {
      if (meter.type !== type || meter.created >= end) continue;
      meters += 1;
      const register = new Register(world.seed, meter, 'actual');
      const used = register.usage(register.heard(start, Math.min(end, call.now)));
      if (used === null) continue;
      reporting += 1;
      micro += used;
    }
  }
  if (meters === 0) throw notFound(`meters of type ${type}`);
  return {
    maxAge: maxAgeOf(end, call.now),
    body: { meter_type: type, meter_count: reporting, sum_energy: reporting > 0 ? fromMicro(micro) : null },
  };
}

/** Below `/api/v2/partner/{enterprise}`; `:name` matches one segment. */
export const PARTNER_ROUTES: readonly (readonly [pattern: string, handler: ApiHandler])[] = [
  ['bulk', bulkList],
  ['meter', meterList],
  ['premise', premiseList],
  ['gateway', gatewayList],
  ['gateway/history', gatewayHistoryList],
  ['meter/:meter/location', location],
  ['meter/:meter/usage', (call) => usageResult(call, fleetMeter(call))],
  ['meter/:meter/baseline-series', (call) => typicalResult(call, fleetMeter(call), 'baseline')],
  ['meter/:meter/average-series', (call) => typicalResult(call, fleetMeter(call), 'average')],
  ['meter/:meter/readings', readings],
  ['grid/latest', latestGridList],
  ['grid/readings', gridReadings],
  ['aggregate/usage', aggregate],
];
