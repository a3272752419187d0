import { describe, expect, it } from 'vitest';
import { countReads, type ReadCounter, readsPerSlice } from '../test-support/reads-per-slice';
import { flattenFleet } from './flatten';
import type { FleetModel } from './rows';
import { summarizeFleet } from './summary';
import { AS_OF, fleetModelOf, gateway, meter, premise } from './test-support/small-fleet';
import { buildWorklist } from './worklist';

const SIZE = 12_000;
/** A step's rows, and as many again where one walk ends and the next begins. */
const MOST = 4_000;

// Every kind of cause, so that no walk over a whole fleet is left out.
const premises = Array.from({ length: SIZE }, (_, at) => {
  const gateways = [gateway(`g${at}`, at % 3 === 0 ? 'down' : 'active')];
  const meters = at % 4 === 0 ? [] : [meter(`m${at}`, at % 5 === 0 ? 'disconnected' : 'connected')];
  return premise(String(at), { gateways, meters, postal: String(at % 50) });
});

describe('whoever runs these gets a turn after a few thousand rows of the largest fleet', () => {
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
    ['summarise', () => summarizeFleet(watched)],
    ['causesOf', () => buildWorklist(watched)],
  ])('%s', (_name, steps) => {
    const { most, all } = readsPerSlice(steps(), reads);
    expect(all).toBeGreaterThanOrEqual(SIZE);
    expect(most).toBeLessThanOrEqual(MOST);
  });
});
