import { groupBy, isDown, meaningOf, type TrueDevice, type TrueFleet } from './true-fleet';
import { fiveDigits } from './true-worklist';

const HOUR_MS = 3_600_000;

/** Returns the numbers of the fleet page. */
export function trueSummary({ premises, meters, gateways, now }: TrueFleet) {
  const devices = [...gateways, ...meters];
  const heardWithin = (hours: number) =>
    devices.filter(({ heardMs }) => heardMs !== null && now * 60_000 - heardMs <= hours * HOUR_MS).length /
    devices.length;
  const byType = [...groupBy(meters, ({ def }) => def.type)].map(([type, group]) => ({ type, ...counts(group) }));
  return {
    premises: premises.length,
    premisesWithoutMeters: premises.filter((premise) => premise.meters.length === 0).length,
    meters: counts(meters),
    gateways: counts(gateways),
    metersByType: byType.sort((a, b) => b.total - a.total),
    heardInHour: heardWithin(1),
    heardInDay: heardWithin(24),
  };
}

function counts(devices: readonly TrueDevice[]) {
  const of = (meaning: string) => devices.filter(({ state }) => meaningOf(state) === meaning).length;
  return { total: devices.length, ok: of('ok'), watch: of('degraded'), bad: of('down'), other: of('other') };
}

/**
 * Returns a row for each postal code, and for each city of premises without one. Ids, zones and places are left out.
 */
export function trueAreas({ premises, meters, gateways, now }: TrueFleet) {
  const areaOf = ({ postalCode, city }: { postalCode: string | null; city: string | null }) =>
    fiveDigits(postalCode) ?? city;
  const metersIn = groupBy(meters, ({ premise }) => areaOf(premise.address));
  const gatewaysIn = groupBy(gateways, ({ premise }) => areaOf(premise.address));
  return [...groupBy(premises, ({ address }) => areaOf(address))].map(([area, there]) => {
    const areaMeters = metersIn.get(area) ?? [];
    const areaGateways = gatewaysIn.get(area) ?? [];
    const samples = areaGateways.flatMap(({ sample }) =>
      sample !== null && sample.volts !== null && now * 60_000 - sample.atMs <= HOUR_MS ? [sample.volts] : [],
    );
    const volts = samples.filter((each) => each > 0).map((each) => (each > 170 ? each / 2 : each));
    const down = areaGateways.filter(isDown).length;
    const downs = areaGateways.flatMap(({ recent }) =>
      recent.filter(({ from, to }) => meaningOf(to) === 'down' && meaningOf(from) !== 'down').map(({ at }) => at),
    );
    return {
      ...{ premises: there.length, meters: areaMeters.length, metersDown: areaMeters.filter(isDown).length },
      ...{
        gateways: areaGateways.length,
        gatewaysDown: down,
        shareDown: areaGateways.length ? down / areaGateways.length : null,
      },
      dark: samples.filter((each) => each === 0).length,
      lastDown: downs.length > 0 ? Math.max(...downs) * 60_000 : null,
      ...{ lowVolts: percentile(volts, 5), medianVolts: percentile(volts, 50), highVolts: percentile(volts, 95) },
      postalCode: fiveDigits(there[0]?.address.postalCode ?? null),
    };
  });
}

/** Returns a percentile, between the two nearest values. */
function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = ((sorted.length - 1) * percent) / 100;
  const [low, high] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  return low === undefined || high === undefined ? null : Math.round((low + (high - low) * (rank % 1)) * 1e6) / 1e6;
}
