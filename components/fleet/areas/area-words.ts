import { withAccount } from '@/lib/client/account-param';
import type { AreaRow } from '@/lib/domain/fleet/areas-table';
import type { Formats } from '@/lib/domain/formats/formats';

/** Returns the address of the gateways of an area. */
export function areaHref(account: string, { id, postalCode }: AreaRow): string {
  const filter = postalCode === null ? 'city' : 'postal';
  return `${withAccount('/fleet/gateways', account)}&${filter}=${encodeURIComponent(id)}`;
}

/** '3 of 24 gateways down, 1 without voltage, median 121.3 V, last went down Sat, Nov 28, 2:15 PM MST'. */
export function areaWords(area: AreaRow, formats: Formats): string {
  const { gateways, gatewaysDown, dark, medianVolts, lastDown, timezone } = area;
  return [
    `${formats.count(gatewaysDown)} of ${formats.counted(gateways, 'gateway')} down`,
    ...(dark > 0 ? [`${formats.count(dark)} without voltage`] : []),
    ...(medianVolts === null ? [] : [`median ${formats.column(medianVolts, 1)} V`]),
    ...(lastDown === null ? [] : [`last went down ${formats.moment(lastDown, timezone)}`]),
  ].join(', ');
}
