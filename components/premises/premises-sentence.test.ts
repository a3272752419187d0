import { describe, expect, it } from 'vitest';
import type { MeterSummary, PremiseSummary } from '@/lib/contract/premises';
import { premisesSentence } from './premises-sentence';

function premise(name: string, meterStates: (string | null)[], gatewayState = 'active'): PremiseSummary {
  const meters = meterStates.map(
    (state, index): MeterSummary => ({
      id: `12:${index}`,
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
    [[premise('A', ['connected'])], 'Everything looks normal.'],
    [[premise('A', ['connected', null]), premise('B', ['new word'])], 'Everything looks normal.'],
    [[premise('A', ['connected'], 'down'), premise('B', [])], '1 gateway is offline at A.'],
    [[premise('A', ['disconnected', 'disconnected'])], '2 meters are offline at A.'],
    [[premise('A', ['degraded'])], '1 meter needs attention at A.'],
    [
      [premise('A', ['degraded', 'disconnected'], 'down'), premise('B', ['degraded'])],
      '1 gateway and 3 meters need attention at 2 homes.',
    ],
  ])('%#', (premises, sentence) => expect(premisesSentence(premises, 'home', null)).toBe(sentence));

  it.each([
    [[premise('A', ['connected'])], 'Everything looked normal 36 min ago.'],
    [[premise('A', ['connected'], 'down')], '1 gateway was offline at A 36 min ago.'],
    [[premise('A', ['disconnected', 'disconnected'])], '2 meters were offline at A 36 min ago.'],
    [[premise('A', ['degraded'])], '1 meter needed attention at A 36 min ago.'],
  ])('of old data gives its age, %#', (premises, sentence) =>
    expect(premisesSentence(premises, 'home', '36 min ago')).toBe(sentence),
  );
});
