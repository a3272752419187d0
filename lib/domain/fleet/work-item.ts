import type { FleetLocation } from './rows';

export const CAUSE_KINDS = [
  'outage',
  'area',
  'gateway',
  'silent',
  'voltage',
  'flapping',
  'no_meters',
  'water_swap',
] as const;
export type CauseKind = (typeof CAUSE_KINDS)[number];

/** Causes that only the gateways' voltage shows. Nothing is known of them while it is not available. */
export const VOLTAGE_KINDS: readonly CauseKind[] = ['outage', 'voltage'];

/**
 * What `since` is: when the state changed or the voltage was measured, when the device was last heard, or, for one that
 * was never heard, when it was created.
 */
type SinceSource = 'changed' | 'measured' | 'heard' | 'created';

export type Severity = 'high' | 'medium' | 'low';

/** One line of the worklist: a cause, including all devices it affects. */
export interface WorkItem {
  /** Stable while the cause persists. */
  id: string;
  kind: CauseKind;
  severity: Severity;
  /** The affected premise; null for an area. */
  premiseId: string | null;
  /** What happened and where, for display. */
  what: string;
  where: string;
  city: string | null;
  postalCode: string | null;
  /** The zone of its first premise. */
  timezone: string;
  /** UTC instant; null when unknown. */
  since: string | null;
  sinceSource: SinceSource | null;
  sure: 'sure' | 'likely' | 'perhaps';
  todo: string;
  gatewayIds: string[];
  meterIds: string[];
  premiseIds: string[];
  premises: number;
  /** Total numbers: a page receives only some of the ids of a wide cause. */
  gateways: number;
  meters: number;
}

/** A cause as it is found. */
export type Cause = Omit<WorkItem, 'gateways' | 'meters' | 'premises'>;

/** When a cause began, and how that is known. */
export type Since = Pick<WorkItem, 'since' | 'sinceSource'>;

/** Returns the first of the instants that is known. */
export function firstKnown(...instants: readonly [at: string | null, source: SinceSource][]): Since {
  const [since, sinceSource] = instants.find(([at]) => at !== null) ?? [null, null];
  return { since, sinceSource };
}

/** Returns the earliest of some beginnings; unknown ones are left out. */
export function earliest(all: readonly Since[]): Since {
  return all.reduce((first, each) =>
    first.since === null || (each.since !== null && each.since < first.since) ? each : first,
  );
}

type WherePart = Pick<Cause, 'premiseId' | 'where' | 'city' | 'postalCode' | 'timezone' | 'premiseIds'>;

/** Returns where a cause at one premise is. */
export function atPremise({ premiseId, premise, address, city, postalCode, timezone }: FleetLocation): WherePart {
  const where = [premise, address].filter((part) => part).join(', ') || premiseId;
  return { premiseId, where, city, postalCode, timezone, premiseIds: [premiseId] };
}

/** Returns where a cause in a postal code is. */
export function inArea(locations: readonly FleetLocation[]): WherePart {
  const [{ city, postalCode, timezone }] = locations as [FleetLocation, ...FleetLocation[]];
  const where = [city, postalCode].filter((part) => part !== null).join(' ');
  const premiseIds = [...new Set(locations.map(({ premiseId }) => premiseId))];
  return { premiseId: null, where, city, postalCode, timezone, premiseIds };
}

export function premiseIdOf({ premiseId }: FleetLocation): string {
  return premiseId;
}
