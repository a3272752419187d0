import { latestSample } from '../data/grid';
import { lastReading, readingValues } from '../data/readings';
import { gatewayStateChanges } from '../data/states';
import type { GatewayDef, MeterDef, PremiseDef } from '../data/types';
import type { ApiCall, ApiResult } from './api.types';
import { badRequest, MAX_AGE } from './api.types';
import { parseFlag, parseWholeNumber } from './params';
import { addressFields, isoOfMinute, partnerGatewayRow, partnerMeterRow } from './wire';

const PAGE_ROWS = 1000;
/** Bulk contains only meters heard within this many minutes. */
const RECENT_MINUTES = 2 * 1440;

function pageParams(call: ApiCall): { limit: number; offset: number } {
  return {
    limit: parseWholeNumber(call.query, 'limit', PAGE_ROWS, 1, PAGE_ROWS),
    offset: parseWholeNumber(call.query, 'offset', 0, 0, 999_999_999),
  };
}

/** Returns the premise that `premise_id` selects: null without it, undefined when it is not in the fleet. */
function selectedPremise(call: ApiCall): PremiseDef | null | undefined {
  const id = call.query.get('premise_id');
  if (id === null) return null;
  const premise = call.context.world.premise(id);
  return premise && call.context.world.inFleet(premise) ? premise : undefined;
}

export function meterList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const { limit, offset } = pageParams(call);
  // The vendor's client leaves the flag out to have the history.
  const withHistory = parseFlag(call.query, 'with_history', true);
  const only = selectedPremise(call);
  const meters = only === null ? world.meters(offset, limit) : (only?.meters ?? []).slice(offset, offset + limit);
  return {
    maxAge: MAX_AGE.standard,
    body: meters.map((meter) => partnerMeterRow(world.seed, meter, call.now, withHistory)),
  };
}

/** Gateways never have a history here: `gateway/history` has it. */
export function gatewayList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const { limit, offset } = pageParams(call);
  // Checked like everywhere, and without effect.
  parseFlag(call.query, 'with_history', true);
  const gateways = world.gateways(offset, limit);
  return {
    maxAge: MAX_AGE.standard,
    body: gateways.map((one) => partnerGatewayRow(world.seed, one, call.now)),
  };
}

export function premiseList(call: ApiCall): ApiResult {
  const { context } = call;
  const { limit, offset } = pageParams(call);
  const withUsers = parseFlag(call.query, 'with_users', false);
  const requests = context.userListRequests;
  // With each request for the first page the cloud knows a few more addresses.
  if (withUsers && offset === 0) context.userListRequests += 1;
  const last = Math.min(context.world.fleetSize, offset + limit);
  const rows: Record<string, unknown>[] = [];
  for (let index = offset; index < last; index += 1) {
    const premise = context.world.fleetPremise(index);
    const users = premise.users.map((user) => (requests >= user.hiddenForRequests ? { email: user.email } : {}));
    rows.push({
      id: premise.id,
      name: premise.name,
      created_at: isoOfMinute(premise.created),
      ...addressFields(premise),
      // The cloud uses both null and an empty list for no tags.
      tags: premise.tags.length === 0 && premise.key % 2 === 1 ? null : premise.tags,
      ...(withUsers ? { user_list: users } : {}),
    });
  }
  return { maxAge: MAX_AGE.standard, body: rows };
}

/** A page of the state changes of the last seven days, unsorted. Contains only gateways that changed. */
export function gatewayHistoryList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const { limit, offset } = pageParams(call);
  const rows: Record<string, unknown>[] = [];
  for (const gateway of world.gateways(0, world.gatewayTotal)) {
    const changes = gatewayStateChanges(world.seed, gateway, call.now);
    if (changes.length === 0) continue;
    const history = changes.map(({ at, from, to }) => ({ timestamp: isoOfMinute(at), from, to }));
    // Odd indexes first, then even ones, so that clients cannot rely on an order.
    rows.push({
      id: gateway.id,
      history: [...history.filter((_, index) => index % 2 === 1), ...history.filter((_, index) => index % 2 === 0)],
    });
  }
  return { maxAge: MAX_AGE.standard, body: rows.slice(offset, offset + limit) };
}

/** Returns a page of a list with a `next` link. The cursor in the link is the position in the list. */
function linkedPage<T>(
  call: ApiCall,
  path: string,
  list: (offset: number, limit: number) => T[],
  row: (device: T) => Record<string, unknown> | null,
): ApiResult {
  const limit = parseWholeNumber(call.query, 'limit', PAGE_ROWS, 1, PAGE_ROWS);
  const cursor = call.query.get('cursor') ?? 'c0';
  if (!/^c\d{1,9}$/.test(cursor)) throw badRequest('unknown cursor');
  let offset = Number(cursor.slice(1));
  const results: Record<string, unknown>[] = [];
  let more = true;
  while (more && results.length < limit) {
    const devices = list(offset, limit - results.length);
    for (const device of devices) {
      const result = row(device);
      if (result) results.push(result);
    }
    offset += devices.length;
    more = devices.length > 0;
  }
  const hasNext = more && list(offset, 1).length > 0;
  const next = `/api/v2/partner/${call.context.world.enterpriseId}/${path}?limit=${limit}&cursor=c${offset}`;
  return { maxAge: MAX_AGE.live, body: { results, ...(hasNext ? { next } : {}) } };
}

export function bulkList(call: ApiCall): ApiResult {
  const { world } = call.context;
  const row = (meter: MeterDef) => {
    const reading = lastReading(world.seed, meter, call.now);
    if (!reading || call.now - reading.atMs / 60_000 > RECENT_MINUTES) return null;
    return {
      meter_id: meter.id,
      meter_type: meter.type,
      timestamp: new Date(reading.atMs).toISOString(),
      value: readingValues(reading).value,
    };
  };
  return linkedPage(call, 'bulk', world.meters, row);
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
  return linkedPage(call, 'grid/latest', world.gateways, row);
}
