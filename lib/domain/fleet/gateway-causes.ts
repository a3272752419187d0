import { AMERICAN_FORMATS } from '../formats/formats';
import { groupInSlices, type Slices } from '../slices';
import type { GatewayRow } from './rows';
import { atPremise, type Cause, earliest, firstKnown, inArea, premiseIdOf, type Since } from './work-item';

/** Down gateways at this many premises of one postal code … */
const MIN_PREMISES = 3;
/** … within this time of the first are one cause. */
const SAME_CAUSE_MS = 60 * 60_000;

/** What is known of a gateway besides its row. */
interface GatewayFacts {
  /** When its premise was created. */
  createdAt: (premiseId: string) => string | null;
  /** True when its last reading, however old, was without voltage. */
  lastReadDark: (gatewayId: string) => boolean;
  /** Returns the failing meters at the premises of some gateways, which appear in no other cause. */
  takeMeters: (gateways: readonly GatewayRow[]) => string[];
}

/** Returns the causes of gateways that are down: those of a postal code that went down together, then single ones. */
export function* gatewayCauses(down: readonly GatewayRow[], facts: GatewayFacts): Slices<Cause[]> {
  const sinceOf = ({ since, heard, premiseId }: GatewayRow): Since =>
    firstKnown([since, 'changed'], [heard, 'heard'], [facts.createdAt(premiseId), 'created']);
  const areas: Cause[] = [];
  const separate: GatewayRow[] = [];
  for (const [postalCode, gateways] of yield* groupInSlices(down, (gateway) => gateway.postalCode ?? '')) {
    const groups = postalCode === '' ? [gateways] : downTogether(gateways);
    for (const group of groups) {
      const premises = new Set(group.map(premiseIdOf)).size;
      if (postalCode === '' || premises < MIN_PREMISES) separate.push(...group);
      else areas.push(areaCause(group, earliest(group.map(sinceOf)), facts));
    }
  }
  areas.sort((a, b) => b.gatewayIds.length - a.gatewayIds.length);
  return [...areas, ...separate.map((gateway) => gatewayCause(gateway, sinceOf(gateway), facts))];
}

/** Returns when a gateway went down, or when it was last heard if the change is too old to be listed. */
function downAt({ since, heard }: GatewayRow): number {
  return Date.parse(since ?? heard ?? '');
}

/** Groups gateways that went down within an hour; each without a time is a group of its own. */
function downTogether(gateways: readonly GatewayRow[]): GatewayRow[][] {
  const timed = gateways.filter((gateway) => !Number.isNaN(downAt(gateway))).sort((a, b) => downAt(a) - downAt(b));
  const groups: GatewayRow[][] = gateways.filter((gateway) => Number.isNaN(downAt(gateway))).map((each) => [each]);
  while (timed.length > 0) {
    const first = downAt(timed[0] as GatewayRow);
    const firstLater = timed.findIndex((gateway) => downAt(gateway) - first > SAME_CAUSE_MS);
    groups.push(timed.splice(0, firstLater === -1 ? timed.length : firstLater));
  }
  return groups;
}

function areaCause(gateways: readonly GatewayRow[], since: Since, facts: GatewayFacts): Cause {
  const where = inArea(gateways);
  const dark = gateways.filter(({ id }) => facts.lastReadDark(id)).length;
  const mostlyDark = dark * 2 > gateways.length;
  return {
    ...where,
    ...since,
    id: `area ${where.postalCode} ${since.since}`,
    kind: 'area',
    severity: 'high',
    what: `${AMERICAN_FORMATS.counted(gateways.length, 'gateway')} down within an hour`,
    sure: gateways.length >= 5 ? 'likely' : 'perhaps',
    todo: mostlyDark
      ? 'Probably a power outage: most of them last measured 0 V. Check the feeder.'
      : 'Look for a shared cause: power, internet line or mobile network.',
    gatewayIds: gateways.map(({ id }) => id),
    meterIds: facts.takeMeters(gateways),
  };
}

function gatewayCause(gateway: GatewayRow, since: Since, facts: GatewayFacts): Cause {
  const meterIds = facts.takeMeters([gateway]);
  const dark = facts.lastReadDark(gateway.id);
  const never = gateway.heard === null;
  return {
    ...atPremise(gateway),
    ...since,
    id: `gateway ${gateway.id}`,
    kind: 'gateway',
    severity: meterIds.length > 0 ? 'high' : 'medium',
    what: `Gateway down${never ? ', never heard' : dark ? ', last measured 0 V' : ''}`,
    sure: 'sure',
    todo: dark
      ? 'Check the mains first: there was no voltage when it was last heard.'
      : 'Check power and internet on site, then restart or replace it.',
    gatewayIds: [gateway.id],
    meterIds,
  };
}
