import type { DeviceHistory } from '../health';
import { addUptime, hoursToRepair, type UptimeTotals, uptimeBetween, uptimeShare, ZERO_UPTIME } from './uptime';

/** A gateway that has another firmware than before. */
export interface FirmwareChange {
  gatewayId: string;
  /** When the new one was first seen (UTC). */
  at: string;
  firmware: string;
}

/** How often and how long gateways were down. */
export interface Reliability {
  /** Days of gateways whose states are known. */
  gatewayDays: number;
  failures: number;
  uptime: number | null;
  /** Null without failures. */
  hoursToRepair: number | null;
}

/** A firmware, and how the gateways that got it did before and after. */
export interface FirmwareRollout {
  firmware: string;
  /** Gateways that got it. */
  gateways: number;
  /** When the first and the last of them was seen with it. */
  first: string;
  last: string;
  before: Reliability;
  after: Reliability;
}

const DAY_MS = 24 * 3_600_000;
/** Days that are compared on each side of a change. */
const COMPARED_DAYS = 30;

/**
 * Compares each firmware that gateways got with the time before they got it, newest rollout first. Each gateway counts
 * for up to thirty days on each side of its change, and no longer than its firmware on that side. `knownFrom`: when state
 * changes begin to be complete, in milliseconds.
 */
export function firmwareRollouts(
  changes: readonly FirmwareChange[],
  historyOf: (gatewayId: string) => DeviceHistory | undefined,
  { knownFrom, asOf }: { knownFrom: number; asOf: number },
): FirmwareRollout[] {
  const byGateway = new Map<string, FirmwareChange[]>();
  for (const change of changes) byGateway.set(change.gatewayId, [...(byGateway.get(change.gatewayId) ?? []), change]);
  const rollouts = new Map<string, Rollout>();
  for (const [gatewayId, own] of byGateway) {
    const history = historyOf(gatewayId);
    if (!history) continue;
    const times = own.map(({ at }) => Date.parse(at)).sort((a, b) => a - b);
    for (const { at, firmware } of own) {
      const time = Date.parse(at);
      const from = Math.max(knownFrom, time - COMPARED_DAYS * DAY_MS, times.findLast((each) => each < time) ?? 0);
      const to = Math.min(asOf, time + COMPARED_DAYS * DAY_MS, times.find((each) => each > time) ?? asOf);
      const rollout = rollouts.get(firmware) ?? { ...NOTHING, first: at, last: at };
      const dates = [rollout.first, at, rollout.last].sort();
      rollouts.set(firmware, {
        gateways: rollout.gateways + 1,
        ...{ first: dates[0] ?? at, last: dates.at(-1) ?? at },
        before: addUptime(rollout.before, uptimeBetween(history, from, time)),
        after: addUptime(rollout.after, uptimeBetween(history, time, to)),
      });
    }
  }
  return [...rollouts]
    .map(([firmware, { before, after, ...rollout }]) => ({
      firmware,
      ...rollout,
      before: reliabilityOf(before),
      after: reliabilityOf(after),
    }))
    .sort((a, b) => (a.last < b.last ? 1 : -1));
}

interface Rollout {
  gateways: number;
  first: string;
  last: string;
  before: UptimeTotals;
  after: UptimeTotals;
}
const NOTHING = { gateways: 0, before: ZERO_UPTIME, after: ZERO_UPTIME };

function reliabilityOf(totals: UptimeTotals): Reliability {
  return {
    gatewayDays: (totals.upMs + totals.downMs) / DAY_MS,
    failures: totals.failures,
    uptime: uptimeShare(totals),
    hoursToRepair: hoursToRepair(totals),
  };
}
