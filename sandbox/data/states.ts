import { silentSpans } from './silence';
import type { GatewayDef, MeterDef, MinuteSpan, Silence } from './types';

/** A change of state: at `at` (UTC minute) it went from `from` to `to`. */
export interface DeviceStateChange {
  at: number;
  from: string;
  to: string;
}

/** How long a device is unheard before its state says so, in minutes. */
interface Patience {
  well: string;
  degraded: string;
  gone: string;
  degradedAfter: number;
  goneAfter: number;
}

const METER: Patience = {
  well: 'connected',
  degraded: 'degraded',
  gone: 'disconnected',
  degradedAfter: 30,
  goneAfter: 180,
};
const GATEWAY: Patience = { well: 'active', degraded: 'degraded', gone: 'down', degradedAfter: 10, goneAfter: 45 };
const WEEK = 7 * 1440;

function keyed(silences: readonly Silence[], key: number): { silence: Silence; key: number }[] {
  return silences.map((silence) => ({ silence, key }));
}

/** When the meter is not heard: its own silences, and those of its premise's only gateway. */
export function meterSilences(seed: number, meter: MeterDef, from: number, to: number): MinuteSpan[] {
  const { gateways } = meter.premise;
  const gateway = gateways.length === 1 ? gateways[0] : undefined;
  if (meter.silences.length === 0 && !gateway?.silences.length && !gateway?.outages.length) return [];
  const own = keyed(meter.silences, meter.key);
  const behind = gateway ? keyed([...gateway.silences, ...gateway.outages], gateway.key) : [];
  return silentSpans([...own, ...behind], seed, from, to);
}

export function gatewaySilences(seed: number, gateway: GatewayDef, from: number, to: number): MinuteSpan[] {
  return silentSpans(keyed(gateway.silences, gateway.key), seed, from, to);
}

/** When the outlet that the gateway is plugged into has no voltage. */
export function gridOutages(seed: number, gateway: GatewayDef, from: number, to: number): MinuteSpan[] {
  return silentSpans(keyed(gateway.outages, gateway.key), seed, from, to);
}

function stateIn(
  stretches: readonly MinuteSpan[],
  weak: readonly MinuteSpan[],
  minute: number,
  rules: Patience,
): string {
  const silent = stretches.find((one) => one.from <= minute && minute < one.to);
  const unheard = silent ? minute - silent.from : 0;
  if (unheard >= rules.goneAfter) return rules.gone;
  if (unheard >= rules.degradedAfter) return rules.degraded;
  return weak.some((one) => one.from <= minute && minute < one.to) ? rules.degraded : rules.well;
}

function changesIn(
  stretches: readonly MinuteSpan[],
  weak: readonly MinuteSpan[],
  after: number,
  until: number,
  rules: Patience,
): DeviceStateChange[] {
  const moments = new Set<number>();
  for (const { from, to } of stretches) {
    for (const at of [from + rules.degradedAfter, from + rules.goneAfter, to]) moments.add(at);
  }
  for (const { from, to } of weak) for (const at of [from, to]) moments.add(at);
  const changes: DeviceStateChange[] = [];
  for (const at of [...moments].filter((moment) => moment > after && moment <= until).sort((a, b) => a - b)) {
    const before = stateIn(stretches, weak, at - 1, rules);
    const then = stateIn(stretches, weak, at, rules);
    if (before !== then) changes.push({ at, from: before, to: then });
  }
  return changes;
}

/** State at a UTC minute. A meter that another one replaced is `retired`: a state clients may never have heard of. */
export function meterState(seed: number, meter: MeterDef, minute: number): string {
  if (meter.ended !== null && minute >= meter.ended) return 'retired';
  return stateIn(meterSilences(seed, meter, minute, minute + 1), [], minute, METER);
}

/** Changes in the seven days up to this minute, oldest first. */
export function meterStateChanges(seed: number, meter: MeterDef, minute: number): DeviceStateChange[] {
  const after = Math.max(minute - WEEK, meter.created);
  const ended = meter.ended ?? Number.POSITIVE_INFINITY;
  const until = Math.min(minute, ended - 1);
  const changes = until > after ? changesIn(meterSilences(seed, meter, after, until + 1), [], after, until, METER) : [];
  if (ended > after && ended <= minute) {
    const before = stateIn(meterSilences(seed, meter, ended - 1, ended), [], ended - 1, METER);
    changes.push({ at: ended, from: before, to: 'retired' });
  }
  return changes;
}

function gatewayStretches(seed: number, gateway: GatewayDef, from: number, to: number) {
  const silent = silentSpans(keyed(gateway.silences, gateway.key), seed, from, to);
  const weak = silentSpans(keyed([...gateway.weak, ...gateway.outages], gateway.key), seed, from, to);
  return { silent, weak };
}

export function gatewayState(seed: number, gateway: GatewayDef, minute: number): string {
  const { silent, weak } = gatewayStretches(seed, gateway, minute, minute + 1);
  return stateIn(silent, weak, minute, GATEWAY);
}

/** Changes in the seven days up to this minute, oldest first. */
export function gatewayStateChanges(seed: number, gateway: GatewayDef, minute: number): DeviceStateChange[] {
  const after = Math.max(minute - WEEK, gateway.premise.created);
  const { silent, weak } = gatewayStretches(seed, gateway, after, minute + 1);
  return changesIn(silent, weak, after, minute, GATEWAY);
}
