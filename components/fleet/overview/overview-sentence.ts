import { verdictAge } from '@/lib/client/verdict-age';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { FleetArea, FleetOverviewData } from '@/lib/contract/fleet';
import type { Formats } from '@/lib/domain/formats/formats';

/**
 * Returns what is down, and the areas with a shared cause: '171 of 1,971 gateways down; 7 areas, largest: Pasadena 91011
 * with 21 of 24 down since Nov 22, 12:45 PM.' The day is added when it is not today. Old lists, or ones that could not be
 * updated, give their age.
 */
export function overviewSentence(
  data: FleetOverviewData,
  meta: Pick<ApiMeta, 'asOf' | 'notice'>,
  zone: string,
  now: number,
  formats: Formats,
): string {
  const age = verdictAge(meta, now);
  return `${stateOfFleet(data, zone, now, formats)}${age === null ? '' : `, as of ${age}`}.`;
}

function stateOfFleet({ summary, areas, areaCount }: FleetOverviewData, zone: string, now: number, formats: Formats) {
  const { gateways, meters, premises } = summary;
  if (premises === 0) return 'No premises in this enterprise yet';
  const [largest] = areas;
  const place = largest ? areaText(largest, areaCount, zone, now, formats) : null;
  const offline = `${formats.count(meters.bad)} of ${formats.counted(meters.total, 'meter')}`;
  if (gateways.bad === 0) {
    if (place) return `All gateways are up; ${place}`;
    if (meters.bad > 0) return `All gateways are up; ${offline} ${meters.bad === 1 ? 'is' : 'are'} offline`;
    return premises === 1 ? 'The premise is online' : `All ${formats.count(premises)} premises are online`;
  }
  const down = `${formats.count(gateways.bad)} of ${formats.counted(gateways.total, 'gateway')} down`;
  return place ? `${down}; ${place}` : `${down}, ${offline} offline`;
}

/** What is wrong with the gateways of an area. */
export const TROUBLE: Record<FleetArea['kind'], string> = {
  outage: 'without power',
  area: 'down',
  flapping: 'flapping',
};

/** Returns '7 areas, largest: 91011 with 21 of 24 down since Nov 22, 12:45 PM'; without the count for a single one. */
function areaText(
  { kind, where, gateways, gatewaysThere, since }: FleetArea,
  count: number,
  zone: string,
  now: number,
  formats: Formats,
): string {
  const all = count === 1 ? '' : `${formats.counted(count, 'area')}, largest: `;
  const from = since ? ` since ${formats.clockOrMoment(since, now, zone)}` : '';
  return `${all}${where} with ${formats.count(gateways)} of ${formats.count(gatewaysThere)} ${TROUBLE[kind]}${from}`;
}
