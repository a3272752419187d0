import { describe, expect, it } from 'vitest';
import type { MeterSummary, PremiseSummary } from '@/lib/contract/premises';
import { premisesSentence } from './premises-sentence';

function premise(name: string, meterStates: (string | null)[], gatewayState = 'active'): PremiseSummary {
  const meters = meterStates.map(
    (state, at): MeterSummary => ({
      id: `12:${at}`,
      type: 'power',
      state,
      createdAt: null,
      latest: null,
      now: null,
      today: null,
    }),
  );
  return {
    id: `id-${name}`,
    name,
    timezone: 'America/Denver',
    createdAt: null,
    address: { street: '12 Cañon St', suite: null, city: 'Boulder', county: null, state: 'CO', postalCode: '80302' },
    tags: [],
    meters,
    gateways: [{ id: '001122334455', state: gatewayState, model: null, firmware: null, lastHeard: null }],
  };
}

describe('premisesSentence', () => {
  it.each([
    [[premise('A', ['connected'])], '1 home, 1 meter, no trouble reported.'],
    [[premise('A', ['connected', null]), premise('B', ['new word'])], '2 homes, 3 meters, no trouble reported.'],
    [[premise('A', ['connected'], 'down'), premise('B', [])], '2 homes, 1 meter: 1 gateway needs a look at A.'],
    [
      [premise('A', ['degraded', 'disconnected'], 'down'), premise('B', ['degraded'])],
      '2 homes, 3 meters: 1 gateway and 3 meters need a look at 2 homes.',
    ],
  ])('%#', (premises, sentence) => expect(premisesSentence(premises, 'home')).toBe(sentence));
});
