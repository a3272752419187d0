import { describe, expect, it } from 'vitest';
import { deviceProblems } from '@/lib/domain/device-problems';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import { premisesSentence } from './premises-sentence';

function premise(name: string, meterStates: (string | null)[], gatewayState = 'active') {
  return {
    id: `id-${name}`,
    name,
    meters: meterStates.map((state) => ({ state })),
    gateways: [{ state: gatewayState }],
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
  ])('%#', (premises, sentence) =>
    expect(premisesSentence(deviceProblems(premises), 'home', null, AMERICAN_FORMATS)).toBe(sentence),
  );

  it.each([
    [[premise('A', ['connected'])], 'Everything looked normal 36 min ago.'],
    [[premise('A', ['connected'], 'down')], '1 gateway was offline at A 36 min ago.'],
    [[premise('A', ['disconnected', 'disconnected'])], '2 meters were offline at A 36 min ago.'],
    [[premise('A', ['degraded'])], '1 meter needed attention at A 36 min ago.'],
  ])('of old data gives its age, %#', (premises, sentence) =>
    expect(premisesSentence(deviceProblems(premises), 'home', '36 min ago', AMERICAN_FORMATS)).toBe(sentence),
  );
});
