import { DEAD_VOLTS } from '../grid/limits';
import { filterInSlices, forEachInSlices, groupInSlices, mapInSlices, type Slices } from '../slices';
import { flappingCauses } from './flapping-causes';
import { gatewayCauses } from './gateway-causes';
import type { GridRow } from './grid-table';
import { emptyCauses, silentCause, swapCauses } from './meter-causes';
import { outageCauses, voltageCauses } from './power-causes';
import type { FleetLocation, FleetModel } from './rows';
import { stateHealth } from './rows';
import { type Cause, premiseIdOf, type WorkItem } from './work-item';

/**
 * Returns a fleet's problems grouped by cause, widest first within each kind. A device appears in one line, and in a
 * second one only for its voltage. `grid`: every gateway's last reading; null when it is not available. Pure.
 */
export function* buildWorklist(model: FleetModel, grid: readonly GridRow[] | null): Slices<WorkItem[]> {
  const metersByPremise = yield* groupInSlices(model.meters, premiseIdOf);
  const gatewaysByPremise = yield* groupInSlices(model.gateways, premiseIdOf);
  const gridById = new Map<string, GridRow>();
  yield* forEachInSlices(grid ?? [], (row) => gridById.set(row.id, row));
  const isDown = ({ state }: { state: string | null }) => stateHealth(state) === 'bad';
  const isDark = (gatewayId: string) => gridById.get(gatewayId)?.voltage === 'outage';
  /** True when no gateway of a premise can hear its meters. */
  const nothingHears = (premiseId: string) =>
    (gatewaysByPremise.get(premiseId) ?? []).every((gateway) => isDown(gateway) || isDark(gateway.id));
  const taken = new Set<string>();
  const takeMeters = (gateways: readonly FleetLocation[]): string[] => {
    const premises = new Set(gateways.map(premiseIdOf).filter(nothingHears));
    const affected = [...premises]
      .flatMap((id) => metersByPremise.get(id) ?? [])
      .filter(({ id, state }) => ['bad', 'watch'].includes(stateHealth(state)) && !taken.has(id));
    for (const { id } of affected) taken.add(id);
    return affected.map(({ id }) => id);
  };

  const failing = yield* filterInSlices(model.gateways, ({ state }) => ['bad', 'watch'].includes(stateHealth(state)));
  const sinceById = new Map(failing.map(({ id, since }) => [id, since]));
  const failingSince = (gatewayId: string) => sinceById.get(gatewayId) ?? null;
  const causes: Cause[] = yield* outageCauses(grid ?? [], { takeMeters, failingSince });
  const created = new Map<string, string | null>();
  yield* forEachInSlices(model.premises, ({ id, createdAt }) => created.set(id, createdAt));
  const down = yield* filterInSlices(model.gateways, (gateway) => isDown(gateway) && !isDark(gateway.id));
  const facts = {
    createdAt: (premiseId: string) => created.get(premiseId) ?? null,
    lastReadDark: (gatewayId: string) => (gridById.get(gatewayId)?.volts ?? DEAD_VOLTS) < DEAD_VOLTS,
    takeMeters,
  };
  causes.push(...(yield* gatewayCauses(down, facts)));
  const silent = yield* filterInSlices(model.meters, (meter) => isDown(meter) && !taken.has(meter.id));
  for (const [premiseId, meters] of yield* groupInSlices(silent, premiseIdOf)) {
    causes.push(silentCause(meters, gatewaysByPremise.get(premiseId) ?? [], facts.createdAt(premiseId)));
  }
  const listed = new Set(causes.flatMap(({ meterIds, gatewayIds }) => [...meterIds, ...gatewayIds]));
  causes.push(...voltageCauses(grid ?? []));
  causes.push(...(yield* flappingCauses(model, listed)));
  causes.push(...(yield* emptyCauses(model)));
  causes.push(...(yield* swapCauses(model)));
  return yield* mapInSlices(causes, (cause) => ({
    ...cause,
    premises: cause.premiseIds.length,
    gateways: cause.gatewayIds.length,
    meters: cause.meterIds.length,
  }));
}
