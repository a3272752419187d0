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

function say(premises: ReturnType<typeof premise>[], age: string | null = null, withAlerts = 0): string {
  const data = { problems: deviceProblems(premises), withAlerts, total: premises.length };
  return premisesSentence(data, age, AMERICAN_FORMATS);
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
  ])('%#', (premises, sentence) => expect(say(premises)).toBe(sentence));

  it.each([
    [[premise('A', ['connected'])], 'Everything looked normal 36 min ago.'],
    [[premise('A', ['connected'], 'down')], '1 gateway was offline at A 36 min ago.'],
    [[premise('A', ['disconnected', 'disconnected'])], '2 meters were offline at A 36 min ago.'],
    [[premise('A', ['degraded'])], '1 meter needed attention at A 36 min ago.'],
  ])('of old data gives its age, %#', (premises, sentence) => expect(say(premises, '36 min ago')).toBe(sentence));

  it('never calls normal what has an open alert', () => {
    const homes = [premise('A', ['connected']), premise('B', ['connected'])];
    expect(say(homes, null, 1)).toBe('1 of 2 homes needs your attention.');
    expect(say(homes, '36 min ago', 2)).toBe('2 of 2 homes need your attention.');
  });
});
