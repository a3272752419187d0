import { meterTypeOf } from '../meter-types';
import { filterInSlices, mapInSlices, type Slices } from '../slices';
import type { FleetModel, GatewayRow, MeterRow, PremiseRow } from './rows';
import { stateHealth } from './rows';
import { suspectedWaterSwaps } from './water-swaps';
import { atPremise, type Cause, earliest, firstKnown } from './work-item';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Returns the names of some meters: 'Electricity, Gas'. */
export function meterNames(meters: readonly MeterRow[]): string {
  return meters.map(({ type }) => meterTypeOf(type).label).join(', ');
}

/** Returns the cause of a premise's meters that are offline although its gateways are not. */
export function silentCause(
  meters: readonly MeterRow[],
  gateways: readonly GatewayRow[],
  premiseCreatedAt: string | null,
): Cause {
  const [first] = meters as [MeterRow, ...MeterRow[]];
  const noGateway = gateways.length === 0;
  const never = meters.every(({ heard }) => heard === null);
  return {
    ...atPremise(first),
    ...earliest(
      meters.map(({ since, heard, createdAt }) =>
        firstKnown([since, 'changed'], [heard, 'heard'], [createdAt, 'created'], [premiseCreatedAt, 'created']),
      ),
    ),
    id: `silent ${first.premiseId}`,
    kind: 'silent',
    severity: 'medium',
    what: `${meterNames(meters)} offline, ${noGateway ? 'no gateway' : 'gateway is up'}${never ? ', never heard' : ''}`,
    sure: noGateway || gateways.some(({ state }) => stateHealth(state) === 'ok') ? 'sure' : 'likely',
    todo: noGateway
      ? 'Install a gateway, or remove the meter from the list.'
      : 'Check the meter’s radio and distance to the gateway. Register the new number of a replaced meter.',
    gatewayIds: [],
    meterIds: meters.map(({ id }) => id),
  };
}

/** Returns a cause for each premise without meters. */
export function* emptyCauses({ premises, asOf }: FleetModel): Slices<Cause[]> {
  const empty = yield* filterInSlices(premises, ({ meters }) => meters === 0);
  return yield* mapInSlices(empty, (premise) => emptyCause(premise, Date.parse(asOf)));
}

function emptyCause(premise: PremiseRow, asOf: number): Cause {
  const isNew = premise.createdAt !== null && asOf - Date.parse(premise.createdAt) <= WEEK_MS;
  return {
    ...atPremise(premise),
    ...firstKnown([premise.createdAt, 'created']),
    id: `no_meters ${premise.id}`,
    kind: 'no_meters',
    severity: 'low',
    what: 'No meter',
    sure: isNew ? 'perhaps' : 'sure',
    todo: isNew ? 'New: wait for meters to be heard.' : 'Finish the installation, or remove the premise.',
    gatewayIds: [],
    meterIds: [],
  };
}

/** Returns a cause for each premise whose water meters may be swapped. */
export function* swapCauses(model: FleetModel): Slices<Cause[]> {
  return (yield* suspectedWaterSwaps(model)).map(
    ({ indoor, outdoor }): Cause => ({
      ...atPremise(indoor),
      ...earliest([indoor, outdoor].map(({ createdAt }) => firstKnown([createdAt, 'created']))),
      id: `water_swap ${indoor.premiseId}`,
      kind: 'water_swap',
      severity: 'low',
      what: 'Indoor and outdoor water may be swapped',
      sure: 'perhaps',
      todo: 'The outdoor register counts far more than the indoor one. Compare them with the water-reversals report, then swap their types.',
      gatewayIds: [],
      meterIds: [indoor.id, outdoor.id],
    }),
  );
}
