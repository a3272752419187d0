import { verdictAge } from '@/lib/client/verdict-age';
import type { ApiMeta } from '@/lib/contract/api-answer';
import type { FleetOverviewData } from '@/lib/contract/fleet';
import type { Formats } from '@/lib/domain/formats/formats';

/**
 * Returns what is down and its widest cause: '7 of 1,204 gateways down, 5 of them in Boulder 80302 since 09:40.' The day
 * is added when it is not today. Old lists, or ones that could not be updated, give their age.
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

function stateOfFleet({ summary, work }: FleetOverviewData, zone: string, now: number, formats: Formats): string {
  const { gateways, meters, premises } = summary;
  if (premises === 0) return 'No premises in this enterprise yet';
  const offline = `${formats.count(meters.bad)} of ${formats.counted(meters.total, 'meter')}`;
  const widest = work.find(({ kind }) => kind === 'area');
  if (gateways.bad === 0) {
    if (meters.bad > 0) return `All gateways are up; ${offline} ${meters.bad === 1 ? 'is' : 'are'} offline`;
    return premises === 1 ? 'The premise is online' : `All ${formats.count(premises)} premises are online`;
  }
  const down = `${formats.count(gateways.bad)} of ${formats.counted(gateways.total, 'gateway')} down`;
  if (!widest) return `${down}, ${offline} offline`;
  const since = widest.since ? ` since ${formats.clockOrMoment(widest.since, now, zone)}` : '';
  return `${down}, ${formats.count(widest.gateways)} of them in ${widest.where}${since}`;
}
