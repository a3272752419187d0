import { silentSpans } from './silence';
import type { GatewayDef, MeterDef, MinuteSpan, Silence } from './types';

/** A change of state at a UTC minute. */
export interface DeviceStateChange {
  at: number;
  from: string;
  to: string;
}

/** State names, and the minutes of silence after which they apply. */
interface StateRules {
  ok: string;
  degraded: string;
  lost: string;
  degradedAfter: number;
  lostAfter: number;
}

const METER: StateRules = {
  ok: 'connected',
  degraded: 'degraded',
  lost: 'disconnected',
  degradedAfter: 30,
  lostAfter: 180,
};
const GATEWAY: StateRules = { ok: 'active', degraded: 'degraded', lost: 'down', degradedAfter: 10, lostAfter: 45 };
const WEEK = 7 * 1440;

function keyed(silences: readonly Silence[], key: number): { silence: Silence; key: number }[] {
  return silences.map((silence) => ({ silence, key }));
}

/** Returns when the meter is not heard: its own silences, and those of the premise's only gateway. */
export function meterSilences(seed: number, meter: MeterDef, from: number, to: number): MinuteSpan[] {
  const { gateways } = meter.premise;
  const gateway = gateways.length === 1 ? gateways[0] : undefined;
  if (meter.silences.length === 0 && !gateway?.silences.length && !gateway?.outages.length) return [];
  const own = keyed(meter.silences, meter.key);
  const ofGateway = gateway ? keyed([...gateway.silences, ...gateway.outages], gateway.key) : [];
  return silentSpans([...own, ...ofGateway], seed, from, to);
}

export function gatewaySilences(seed: number, gateway: GatewayDef, from: number, to: number): MinuteSpan[] {
  return silentSpans(keyed(gateway.silences, gateway.key), seed, from, to);
}

/** Returns when the gateway's outlet has no voltage. */
export function gridOutages(seed: number, gateway: GatewayDef, from: number, to: number): MinuteSpan[] {
  return silentSpans(keyed(gateway.outages, gateway.key), seed, from, to);
}

/** `silences` must begin `lostAfter` minutes before the minute: consecutive ones are one. */
function stateIn(
  silences: readonly MinuteSpan[],
  weak: readonly MinuteSpan[],
  minute: number,
  rules: StateRules,
): string {
  const silent = silences.find(({ from, to }) => from <= minute && minute < to);
  const silentMinutes = silent ? minute - silent.from : 0;
  if (silentMinutes >= rules.lostAfter) return rules.lost;
  if (silentMinutes >= rules.degradedAfter) return rules.degraded;
  return weak.some(({ from, to }) => from <= minute && minute < to) ? rules.degraded : rules.ok;
}

function changesIn(
  silences: readonly MinuteSpan[],
  weak: readonly MinuteSpan[],
  after: number,
  until: number,
  rules: StateRules,
): DeviceStateChange[] {
  const minutes = new Set<number>();
  for (const { from, to } of silences) {
    for (const at of [from + rules.degradedAfter, from + rules.lostAfter, to]) minutes.add(at);
  }
  for (const { from, to } of weak) for (const at of [from, to]) minutes.add(at);
  const changes: DeviceStateChange[] = [];
  for (const at of [...minutes].filter((minute) => minute > after && minute <= until).sort((a, b) => a - b)) {
    const before = stateIn(silences, weak, at - 1, rules);
    const current = stateIn(silences, weak, at, rules);
    if (before !== current) changes.push({ at, from: before, to: current });
  }
  return changes;
}

/** Returns the state at a UTC minute. A replaced meter is `retired`, which clients may not know. */
export function meterState(seed: number, meter: MeterDef, minute: number): string {
  if (meter.ended !== null && minute >= meter.ended) return 'retired';
  return stateIn(meterSilences(seed, meter, minute - METER.lostAfter, minute + 1), [], minute, METER);
}

/** Returns the changes in the seven days up to this minute, oldest first. */
export function meterStateChanges(seed: number, meter: MeterDef, minute: number): DeviceStateChange[] {
  const after = Math.max(minute - WEEK, meter.created);
  const ended = meter.ended ?? Number.POSITIVE_INFINITY;
  const until = Math.min(minute, ended - 1);
  const silences = meterSilences(seed, meter, after - METER.lostAfter, until + 1);
  const changes = until > after ? changesIn(silences, [], after, until, METER) : [];
  if (ended > after && ended <= minute) {
    const before = meterState(seed, { ...meter, ended: null }, ended - 1);
    changes.push({ at: ended, from: before, to: 'retired' });
  }
  return changes;
}

function gatewaySpans(seed: number, gateway: GatewayDef, from: number, to: number) {
  const silent = silentSpans(keyed(gateway.silences, gateway.key), seed, from, to);
  const weak = silentSpans(keyed([...gateway.weak, ...gateway.outages], gateway.key), seed, from, to);
  return { silent, weak };
}

/** Returns the firmware at a UTC minute. */
export function gatewayFirmware({ firmware, update }: GatewayDef, minute: number): string {
  return update && minute >= update.at ? update.firmware : firmware;
}

export function gatewayState(seed: number, gateway: GatewayDef, minute: number): string {
  const { silent, weak } = gatewaySpans(seed, gateway, minute - GATEWAY.lostAfter, minute + 1);
  return stateIn(silent, weak, minute, GATEWAY);
}

/** Returns the changes in the seven days up to this minute, oldest first. */
export function gatewayStateChanges(seed: number, gateway: GatewayDef, minute: number): DeviceStateChange[] {
  const after = Math.max(minute - WEEK, gateway.premise.created);
  const { silent, weak } = gatewaySpans(seed, gateway, after - GATEWAY.lostAfter, minute + 1);
  return changesIn(silent, weak, after, minute, GATEWAY);
}
