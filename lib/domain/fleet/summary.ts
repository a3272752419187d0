import { filterInSlices, forEachInSlices, type Slices } from '../slices';
import type { FleetModel } from './rows';
import { type StateHealth, stateHealth } from './rows';
import { heardWithin } from './table-parts';

/** Device counts by health. */
export type HealthCounts = Record<StateHealth, number> & { total: number };

/** A fleet's totals. Shares are of all meters and gateways, 0 to 1; null when there are none. */
export interface FleetSummary {
  premises: number;
  premisesWithoutMeters: number;
  meters: HealthCounts;
  metersByType: (HealthCounts & { type: string })[];
  gateways: HealthCounts;
  heardInHour: number | null;
  heardInDay: number | null;
}

/** Counts a fleet's premises, meters and gateways in one pass. */
export function* summarizeFleet({ premises, meters, gateways, asOf }: FleetModel): Slices<FleetSummary> {
  const byType = new Map<string, HealthCounts>();
  const all = { meters: noCounts(), gateways: noCounts() };
  const heard = { hour: 0, day: 0, week: 0, longer: 0, never: 0 };
  const asOfMs = Date.parse(asOf);
  yield* forEachInSlices(meters, (meter) => {
    const counts = byType.get(meter.type) ?? noCounts();
    byType.set(meter.type, counts);
    addDevice(counts, meter.state);
    addDevice(all.meters, meter.state);
    heard[heardWithin(meter.heard, asOfMs)] += 1;
  });
  yield* forEachInSlices(gateways, (gateway) => {
    addDevice(all.gateways, gateway.state);
    heard[heardWithin(gateway.heard, asOfMs)] += 1;
  });
  const empty = yield* filterInSlices(premises, (premise) => premise.meters === 0);
  const devices = meters.length + gateways.length;
  const share = (some: number) => (devices === 0 ? null : some / devices);
  return {
    premises: premises.length,
    premisesWithoutMeters: empty.length,
    ...all,
    metersByType: [...byType].map(([type, counts]) => ({ type, ...counts })).sort((a, b) => b.total - a.total),
    heardInHour: share(heard.hour),
    heardInDay: share(heard.hour + heard.day),
  };
}

function noCounts(): HealthCounts {
  return { total: 0, ok: 0, watch: 0, bad: 0, other: 0 };
}

function addDevice(counts: HealthCounts, state: string | null): void {
  counts.total += 1;
  counts[stateHealth(state)] += 1;
}
