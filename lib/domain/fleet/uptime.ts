import type { DeviceHistory } from '../health';
import { type StateHealth, stateHealth } from './rows';

/** How steadily something could be heard over some time; milliseconds. Devices add up. */
export interface UptimeTotals {
  /** Well or degraded: heard, if not always. */
  upMs: number;
  /** Disconnected or down. */
  downMs: number;
  /** Times it went down within that time. */
  failures: number;
}

/** Nothing known yet. */
export const ZERO_UPTIME: UptimeTotals = { upMs: 0, downMs: 0, failures: 0 };

/**
 * A device from `since` (milliseconds) to `asOf`, its states walked back as for the signs of its days. Time in a state
 * nobody has heard of, and before it existed, counts neither way.
 */
export function deviceUptime({ state, changes, existsFrom, asOf }: DeviceHistory, since: number): UptimeTotals {
  const found = { ...ZERO_UPTIME };
  const from = Math.max(since, existsFrom === null ? since : Date.parse(existsFrom));
  let until = Date.parse(asOf);
  let then: StateHealth = stateHealth(state);
  const spend = (start: number) => {
    const spent = Math.max(0, until - Math.max(start, from));
    if (then === 'ok' || then === 'watch') found.upMs += spent;
    if (then === 'bad') found.downMs += spent;
  };
  for (const change of [...changes].reverse()) {
    const at = Date.parse(change.at);
    if (at > until) continue;
    if (at <= from) break;
    spend(at);
    const before = stateHealth(change.from);
    if (then === 'bad' && (before === 'ok' || before === 'watch')) found.failures += 1;
    until = at;
    then = before;
  }
  spend(from);
  return found;
}

/** Several as one. */
export function addUptime(a: UptimeTotals, b: UptimeTotals): UptimeTotals {
  return { upMs: a.upMs + b.upMs, downMs: a.downMs + b.downMs, failures: a.failures + b.failures };
}

/** Part of the known time in which it could be heard, 0 to 1; null where nothing is known. */
export function uptimeShare({ upMs, downMs }: UptimeTotals): number | null {
  return upMs + downMs === 0 ? null : upMs / (upMs + downMs);
}

/** Hours it could be heard for each time it went down; null where it never did. */
export function hoursBetweenFailures({ upMs, failures }: UptimeTotals): number | null {
  return failures === 0 ? null : upMs / failures / 3_600_000;
}
