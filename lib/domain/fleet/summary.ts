import type { FleetModel } from './rows';
import { type StateHealth, stateHealth } from './rows';
import { heardWithin } from './table-parts';

/** Counts of devices by what their state means. */
export type HealthCounts = Record<StateHealth, number> & { total: number };

/** The fleet in numbers. Shares are of all meters and gateways, 0 to 1; null where there are none. */
export interface FleetSummary {
  premises: number;
  premisesWithoutMeters: number;
  meters: HealthCounts;
  metersByType: (HealthCounts & { type: string })[];
  gateways: HealthCounts;
  heardInHour: number | null;
  heardInDay: number | null;
}

/** Counts a fleet in one walk. */
export function summarise({ premises, meters, gateways, asOf }: FleetModel): FleetSummary {
  const byType = new Map<string, HealthCounts>();
  const all = { meters: none(), gateways: none() };
  for (const { type, state } of meters) {
    const counts = byType.get(type) ?? none();
    byType.set(type, counts);
    add(counts, state);
    add(all.meters, state);
  }
  for (const { state } of gateways) add(all.gateways, state);
  const at = Date.parse(asOf);
  const heard = [...meters, ...gateways].map((row) => heardWithin(row.heard, at));
  const share = (count: number) => (heard.length === 0 ? null : count / heard.length);
  const inHour = heard.filter((value) => value === 'hour').length;
  return {
    premises: premises.length,
    premisesWithoutMeters: premises.filter((premise) => premise.meters === 0).length,
    ...all,
    metersByType: [...byType].map(([type, counts]) => ({ type, ...counts })).sort((a, b) => b.total - a.total),
    heardInHour: share(inHour),
    heardInDay: share(inHour + heard.filter((value) => value === 'day').length),
  };
}

function none(): HealthCounts {
  return { total: 0, ok: 0, watch: 0, bad: 0, other: 0 };
}

function add(counts: HealthCounts, state: string | null): void {
  counts.total += 1;
  counts[stateHealth(state)] += 1;
}
