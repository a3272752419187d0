import { describe, expect, it } from 'vitest';
import { counted, type Reads, readsInSteps } from '../test-support/reads-in-a-step';
import { causesOf } from './causes';
import { flattenFleet } from './flatten';
import type { FleetModel } from './rows';
import { summarise } from './summary';
import { AS_OF, fleetOf, gateway, meter, premise } from './test-support/small-fleet';

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
  const reads: Reads = { count: 0 };
  const { meters, gateways, ...model } = fleetOf(premises);
  const watched: FleetModel = {
    ...model,
    premises: counted(model.premises, reads),
    meters: counted(meters, reads),
    gateways: counted(gateways, reads),
  };

  it.each([
    ['flattenFleet', () => flattenFleet({ premises: counted(premises, reads), added: [], asOf: AS_OF })],
    ['summarise', () => summarise(watched)],
    ['causesOf', () => causesOf(watched)],
  ])('%s', (_name, steps) => {
    const { most, all } = readsInSteps(steps(), reads);
    expect(all).toBeGreaterThanOrEqual(SIZE);
    expect(most).toBeLessThanOrEqual(MOST);
  });
});
