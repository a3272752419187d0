import type { FleetOverviewData } from '@/lib/contract/fleet';
import { clockOrMoment } from '@/lib/domain/cost-text';
import { countText } from '@/lib/domain/numbers';

/**
 * Returns what is down and its widest cause: '7 of 1,204 gateways down, 5 of them in Boulder 80302 since 09:40.' The day
 * is added when it is not today.
 */
export function overviewSentence({ summary, work }: FleetOverviewData, zone: string, now: number): string {
  const { gateways, meters, premises } = summary;
  if (premises === 0) return 'No premises in this enterprise yet.';
  const widest = work.find(({ kind }) => kind === 'area');
  if (gateways.bad === 0) {
    return meters.bad === 0
      ? `All ${countText(premises)} premises are online.`
      : `All gateways are up; ${countText(meters.bad)} of ${countText(meters.total)} meters are offline.`;
  }
  const down = `${countText(gateways.bad)} of ${countText(gateways.total)} gateways down`;
  if (!widest) return `${down}, ${countText(meters.bad)} of ${countText(meters.total)} meters offline.`;
  const since = widest.since ? ` since ${clockOrMoment(widest.since, now, zone)}` : '';
  return `${down}, ${countText(widest.gateways)} of them in ${widest.where}${since}.`;
}
