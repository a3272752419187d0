import type { DeviceHistory } from '../health';
import { type StateHealth, stateHealth } from './rows';

/** Time up and down, in milliseconds. Totals of several devices can be added. */
export interface UptimeTotals {
  /** OK or degraded. */
  upMs: number;
  /** Disconnected or down. */
  downMs: number;
  /** How often it went down. */
  failures: number;
}

/** The totals of no devices. */
export const ZERO_UPTIME: UptimeTotals = { upMs: 0, downMs: 0, failures: 0 };

/**
 * Returns a device's totals from `since` (milliseconds) to `asOf`, from its changes, newest first. Time in an unknown
 * state and before the device existed counts neither as up nor as down; without known changes, no time does.
 */
export function deviceUptime({ state, changes, existsFrom, asOf }: DeviceHistory, since: number): UptimeTotals {
  if (changes === null) return ZERO_UPTIME;
  const totals = { ...ZERO_UPTIME };
  const from = Math.max(since, existsFrom === null ? since : Date.parse(existsFrom));
  let until = Date.parse(asOf);
  let health: StateHealth = stateHealth(state);
  const countFrom = (start: number) => {
    const ms = Math.max(0, until - Math.max(start, from));
    if (health === 'ok' || health === 'watch') totals.upMs += ms;
    if (health === 'bad') totals.downMs += ms;
  };
  for (const change of [...changes].reverse()) {
    const at = Date.parse(change.at);
    if (at > until) continue;
    if (at <= from) break;
    countFrom(at);
    const before = stateHealth(change.from);
    if (health === 'bad' && (before === 'ok' || before === 'watch')) totals.failures += 1;
    until = at;
    health = before;
  }
  countFrom(from);
  return totals;
}

/** Returns a device's totals between two instants (milliseconds): of the time since the first, less that since the second. */
export function uptimeBetween(history: DeviceHistory, from: number, to: number): UptimeTotals {
  const since = deviceUptime(history, from);
  if (to >= Date.parse(history.asOf)) return since;
  const after = deviceUptime(history, Math.max(from, to));
  return {
    upMs: since.upMs - after.upMs,
    downMs: since.downMs - after.downMs,
    failures: since.failures - after.failures,
  };
}

/** Adds two totals. */
export function addUptime(a: UptimeTotals, b: UptimeTotals): UptimeTotals {
  return { upMs: a.upMs + b.upMs, downMs: a.downMs + b.downMs, failures: a.failures + b.failures };
}

/** True when the totals have any time. Without it, no failures say nothing. */
export function hasKnownTime({ upMs, downMs }: UptimeTotals): boolean {
  return upMs + downMs > 0;
}

/** Returns the fraction of the known time that was up, 0 to 1; null when nothing is known. */
export function uptimeShare(totals: UptimeTotals): number | null {
  return hasKnownTime(totals) ? totals.upMs / (totals.upMs + totals.downMs) : null;
}

/** Returns the mean hours down per failure (MTTR); null without failures. */
export function hoursToRepair({ downMs, failures }: UptimeTotals): number | null {
  return failures === 0 ? null : downMs / failures / 3_600_000;
}

/** Returns the mean hours up per failure (MTBF); null without failures. */
export function hoursBetweenFailures({ upMs, failures }: UptimeTotals): number | null {
  return failures === 0 ? null : upMs / failures / 3_600_000;
}
