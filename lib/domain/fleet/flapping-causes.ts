import { AMERICAN_FORMATS } from '../formats/formats';
import { filterInSlices, groupInSlices, type Slices } from '../slices';
import { type Flapping, flappingOf } from './flapping';
import { meterNames } from './meter-causes';
import type { FleetModel, GatewayRow, MeterRow } from './rows';
import { atPremise, type Cause, earliest, inArea, premiseIdOf } from './work-item';

/** Flapping gateways at this many premises of one postal code are one cause. */
const MIN_PREMISES = 3;

type Device = GatewayRow | MeterRow;

/**
 * Returns the causes of devices that keep going down: gateways of a postal code together, single gateways with the
 * meters that flap behind them, then meters. `listed`: ids of devices that have a cause.
 */
export function* flappingCauses(model: FleetModel, listed: ReadonlySet<string>): Slices<Cause[]> {
  const now = Date.parse(model.asOf);
  const flapping = new Map<string, Flapping>();
  const flapsNow = (device: 'meter' | 'gateway') => (row: Device) => {
    const found = listed.has(row.id) ? null : flappingOf(model.changes.get(`${device} ${row.id}`) ?? [], now);
    if (found) flapping.set(row.id, found);
    return found !== null;
  };
  const gateways = yield* filterInSlices(model.gateways, flapsNow('gateway'));
  const meters = yield* groupInSlices(yield* filterInSlices(model.meters, flapsNow('meter')), premiseIdOf);
  const takeMeters = (at: readonly GatewayRow[]) =>
    [...new Set(at.map(premiseIdOf))].flatMap((premiseId) => {
      const found = meters.get(premiseId) ?? [];
      meters.delete(premiseId);
      return found;
    });
  const causes: Cause[] = [];
  for (const [postalCode, near] of yield* groupInSlices(gateways, (gateway) => gateway.postalCode ?? '')) {
    const premises = new Set(near.map(premiseIdOf)).size;
    const isArea = postalCode !== '' && premises >= MIN_PREMISES;
    for (const group of isArea ? [near] : near.map((each) => [each])) {
      const name = isArea ? AMERICAN_FORMATS.counted(group.length, 'gateway') : 'Gateway';
      causes.push(flappingCause(group, name, flapping, takeMeters(group), isArea ? postalCode : null));
    }
  }
  for (const [, atOnePremise] of meters) {
    causes.push(flappingCause(atOnePremise, meterNames(atOnePremise), flapping, [], null));
  }
  return causes;
}

function flappingCause(
  devices: readonly Device[],
  name: string,
  flapping: ReadonlyMap<string, Flapping>,
  metersBehind: readonly MeterRow[],
  area: string | null,
): Cause {
  const [first] = devices as [Device, ...Device[]];
  const found = devices.flatMap(({ id }) => flapping.get(id) ?? []);
  const falls = found.reduce((sum, each) => sum + each.falls, 0);
  const perDay = found.reduce((sum, each) => sum + each.perDay, 0) / found.length;
  const isGateway = !('type' in first);
  const rate = `${AMERICAN_FORMATS.column(perDay, 1)} times a day${devices.length > 1 ? ' each' : ''}`;
  return {
    ...(area === null ? atPremise(first) : inArea(devices)),
    ...earliest(found.map(({ since }) => ({ since, sinceSource: 'changed' as const }))),
    id: area === null ? `flapping ${first.id}` : `flapping ${area}`,
    kind: 'flapping',
    severity: area === null ? 'low' : 'medium',
    what: `${name} flapping: not OK ${AMERICAN_FORMATS.counted(falls, 'time')}, ${rate}`,
    sure: 'likely',
    todo:
      area === null
        ? 'Poor reception or unstable line: move the gateway or check its power supply.'
        : 'Look for a shared cause: an unstable feeder or a weak mobile network.',
    gatewayIds: isGateway ? devices.map(({ id }) => id) : [],
    meterIds: (isGateway ? metersBehind : devices).map(({ id }) => id),
  };
}
