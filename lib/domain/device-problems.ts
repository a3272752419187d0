import { stateHealth } from './fleet/rows';
import type { Premise } from './premise';

/** How many devices of some premises have a problem, and where. Unknown states are not counted as problems. */
export interface DeviceProblems {
  meters: number;
  gateways: number;
  /** How many of these meters and gateways are offline; the others are degraded. */
  offline: number;
  /** How many premises they are at. */
  premises: number;
  /** Name, or else id, of the first of these premises; null if no device has a problem. */
  firstPremise: string | null;
}

interface Device {
  state: string | null;
}

type PremiseDevices = Pick<Premise, 'id' | 'name'> & Record<'meters' | 'gateways', readonly Device[]>;

/** Counts the devices with a problem. */
export function deviceProblems(premises: Iterable<PremiseDevices>): DeviceProblems {
  const counts: DeviceProblems = { meters: 0, gateways: 0, offline: 0, premises: 0, firstPremise: null };
  for (const { id, name, meters, gateways } of premises) {
    const meterHealth = meters.map(({ state }) => stateHealth(state)).filter(isProblem);
    const gatewayHealth = gateways.map(({ state }) => stateHealth(state)).filter(isProblem);
    if (meterHealth.length + gatewayHealth.length === 0) continue;
    counts.meters += meterHealth.length;
    counts.gateways += gatewayHealth.length;
    counts.offline += [...meterHealth, ...gatewayHealth].filter((health) => health === 'bad').length;
    counts.premises += 1;
    counts.firstPremise ??= name ?? id;
  }
  return counts;
}

function isProblem(health: ReturnType<typeof stateHealth>): boolean {
  return health === 'bad' || health === 'watch';
}
