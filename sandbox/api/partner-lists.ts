import { latestSample } from '../data/grid';
import { lastReading, readingValues } from '../data/readings';
import { gatewayStateChanges } from '../data/states';
import type { GatewayDef, MeterDef, PremiseDef } from '../data/types';
import type { ApiCall, ApiResult } from './api.types';
import { badRequest, MAX_AGE } from './api.types';
import { parseFlag, parseWholeNumber } from './params';
import { addressFields, isoOfMinute, partnerGatewayRow, partnerMeterRow } from './wire';

const PAGE = 1000;
/** Bulk tells only of meters heard within this many minutes. */
const RECENT = 2 * 1440;

function pageParams(call: ApiCall): { limit: number; offset: number } {
  return {
    limit: parseWholeNumber(call.query, 'limit', PAGE, 1, PAGE),
    offset: parseWholeNumber(call.query, 'offset', 0, 0, 999_999_999),
  };
}

/** The premise that a list is narrowed to: null without one, undefined for one that is not in the fleet. */
function onlyPremise(call: ApiCall): PremiseDef | null | undefined {
  const id = call.query.get('premise_id');
  if (id === null) return null;
  const premise = call.context.world.premise(id);
  return premise && call.context.world.inFleet(premise) ? premise : undefined;
}

export function meterList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const { limit, offset } = pageParams(call);
  const withHistory = parseFlag(call.query, 'with_history');
  const only = onlyPremise(call);
  const meters = only === null ? world.meters(offset, limit) : (only?.meters ?? []).slice(offset, offset + limit);
  return {
    maxAge: MAX_AGE.usual,
    body: meters.map((meter) => partnerMeterRow(world.seed, meter, call.now, withHistory)),
  };
}

export function gatewayList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const { limit, offset } = pageParams(call);
  const withHistory = parseFlag(call.query, 'with_history');
  const gateways = world.gateways(offset, limit);
  return {
    maxAge: MAX_AGE.usual,
    body: gateways.map((one) => partnerGatewayRow(world.seed, one, call.now, withHistory)),
  };
}

export function premiseList(call: ApiCall): ApiResult {
  const { context } = call;
  const { limit, offset } = pageParams(call);
  const withUsers = parseFlag(call.query, 'with_users');
  const asked = context.userListRequests;
  // Every asking for the first page lets the cloud look up a few more addresses.
  if (withUsers && offset === 0) context.userListRequests += 1;
  const last = Math.min(context.world.fleetSize, offset + limit);
  const rows: Record<string, unknown>[] = [];
  for (let index = offset; index < last; index += 1) {
    const premise = context.world.fleetPremise(index);
    const users = premise.users.map((user) => (asked >= user.hiddenForRequests ? { email: user.email } : {}));
    rows.push({
      id: premise.id,
      name: premise.name,
      created_at: isoOfMinute(premise.created),
      ...addressFields(premise),
      // The cloud is not of one mind about 'none'.
      tags: premise.tags.length === 0 && premise.key % 2 === 1 ? null : premise.tags,
      ...(withUsers ? { user_list: users } : {}),
    });
  }
  return { maxAge: MAX_AGE.usual, body: rows };
}

/** All gateways' changes of the last seven days, in no order. Only gateways that changed are told. */
export function gatewayHistoryList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const rows: Record<string, unknown>[] = [];
  for (const gateway of world.gateways(0, world.gatewayTotal)) {
    const changes = gatewayStateChanges(world.seed, gateway, call.now);
    if (changes.length === 0) continue;
    const history = changes.map(({ at, from, to }) => ({ timestamp: isoOfMinute(at), from, to }));
    // Odd places first, then even ones: nobody may rely on an order.
    rows.push({
      id: gateway.id,
      history: [...history.filter((_, place) => place % 2 === 1), ...history.filter((_, place) => place % 2 === 0)],
    });
  }
  return { maxAge: MAX_AGE.usual, body: rows };
}

/** Pages that go on by `next`: how far the list was read is in the address. */
function walked<T>(
  call: ApiCall,
  path: string,
  list: (offset: number, limit: number) => T[],
  row: (thing: T) => Record<string, unknown> | null,
): ApiResult {
  const limit = parseWholeNumber(call.query, 'limit', PAGE, 1, PAGE);
  const cursor = call.query.get('cursor') ?? 'c0';
  if (!/^c\d{1,9}$/.test(cursor)) throw badRequest('cursor is not one of ours');
  let at = Number(cursor.slice(1));
  const results: Record<string, unknown>[] = [];
  let more = true;
  while (more && results.length < limit) {
    const things = list(at, limit - results.length);
    for (const thing of things) {
      const told = row(thing);
      if (told) results.push(told);
    }
    at += things.length;
    more = things.length > 0;
  }
  const left = more && list(at, 1).length > 0;
  const next = `/api/v2/partner/${call.context.world.enterpriseId}/${path}?limit=${limit}&cursor=c${at}`;
  return { maxAge: MAX_AGE.live, body: { results, ...(left ? { next } : {}) } };
}

export function bulkList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const row = (meter: MeterDef) => {
    const reading = lastReading(world.seed, meter, call.now);
    if (!reading || call.now - reading.atMs / 60_000 > RECENT) return null;
    return {
      meter_id: meter.id,
      meter_type: meter.type,
      timestamp: new Date(reading.atMs).toISOString(),
      value: readingValues(reading).value,
    };
  };
  return walked(call, 'bulk', world.meters, row);
}

export function gridListRow(gateway: GatewayDef, sample: { atMs: number; volts: number | null; hertz: number | null }) {
  return {
    hw_timestamp: new Date(sample.atMs).toISOString(),
    premise_id: gateway.premise.id,
    gateway_id: gateway.id,
    voltage: sample.volts,
    frequency: sample.hertz,
  };
}

export function latestGridList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const row = (gateway: GatewayDef) => {
    const sample = latestSample(world.seed, gateway, call.now);
    return sample && gridListRow(gateway, sample);
  };
  return walked(call, 'grid/latest', world.gateways, row);
}
