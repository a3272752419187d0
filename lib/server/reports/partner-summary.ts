import type { FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { type MeterCommodity, meterTypeOf } from '@/lib/domain/meter-types';

/** What Copper's own report calls electric: everything measured in kilowatt-hours. */
const KINDS: { name: string; commodities: readonly MeterCommodity[] }[] = [
  { name: 'electric', commodities: ['electricity', 'generation', 'sub-meter'] },
  { name: 'gas', commodities: ['gas'] },
  { name: 'water', commodities: ['water'] },
];

/**
 * Returns the counts, one per line, in the words of Copper's own report: a gateway that is not active counts as
 * disconnected, a meter that is not connected as degraded or disconnected, whatever its state is called.
 */
export function partnerSummary(premises: readonly FleetPremise[]): string {
  const gateways = premises.flatMap((premise) => premise.gateways);
  const active = gateways.filter(({ state }) => state === 'active').length;
  const meters = premises.flatMap((premise) => premise.meters);
  const lines: [string, number][] = [
    ['prems created', premises.length],
    ['mobile users', premises.filter(({ tags }) => tags.includes('has_mobile_app')).length],
    ['total gateways', gateways.length],
    ['active gateways', active],
    ['disconnected gateways', gateways.length - active],
    ...meterLines('', meters),
    ...KINDS.flatMap(({ name, commodities }) =>
      meterLines(
        `${name} `,
        meters.filter(({ type }) => commodities.includes(meterTypeOf(type).commodity)),
      ),
    ),
  ];
  const width = Math.max(...lines.map(([what]) => what.length)) + 2;
  return lines.map(([what, count]) => `${`${what}:`.padEnd(width)}${count}\n`).join('');
}

function meterLines(kind: string, meters: readonly FleetMeter[]): [string, number][] {
  const connected = meters.filter(({ state }) => state === 'connected').length;
  return [
    [`total ${kind}meters`, meters.length],
    [`connected ${kind}meters`, connected],
    [`degraded/disconnected ${kind}meters`, meters.length - connected],
  ];
}
