import { describe, expect, it } from 'vitest';
import { countReads, type ReadCounter, readsPerSlice } from '../test-support/reads-per-slice';
import { flattenFleet } from './flatten';
import type { FleetModel } from './rows';
import { summarizeFleet } from './summary';
import { AS_OF, fleetModelOf, gateway, meter, premise } from './test-support/small-fleet';
import { buildWorklist } from './worklist';

const SIZE = 12_000;
/** Rows of one slice, doubled for the slice in which one loop ends and the next begins. */
const MAX_READS = 4_000;

// Includes every kind of cause, so that every loop over the fleet runs.
const premises = Array.from({ length: SIZE }, (_, index) => {
  const gateways = [gateway(`g${index}`, index % 3 === 0 ? 'down' : 'active')];
  const meters = index % 4 === 0 ? [] : [meter(`m${index}`, index % 5 === 0 ? 'disconnected' : 'connected')];
  return premise(String(index), { gateways, meters, postal: String(index % 50) });
});

describe('fleet computations yield after a few thousand rows', () => {
  const reads: ReadCounter = { count: 0 };
  const { meters, gateways, ...model } = fleetModelOf(premises);
  const watched: FleetModel = {
    ...model,
    premises: countReads(model.premises, reads),
    meters: countReads(meters, reads),
    gateways: countReads(gateways, reads),
  };

  it.each([
    ['flattenFleet', () => flattenFleet({ premises: countReads(premises, reads), added: [], asOf: AS_OF })],
    ['summarizeFleet', () => summarizeFleet(watched)],
    ['buildWorklist', () => buildWorklist(watched, null)],
  ])('%s', (_name, startSlices) => {
    const { max, total } = readsPerSlice(startSlices(), reads);
    expect(total).toBeGreaterThanOrEqual(SIZE);
    expect(max).toBeLessThanOrEqual(MAX_READS);
  });
});
