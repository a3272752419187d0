import { expect, it } from 'vitest';
import type { StateChange } from '../device-states';
import { firmwareRollouts } from './firmware-rollouts';

const AS_OF = '2026-11-20T00:00:00Z';
const options = { knownFrom: Date.parse('2026-11-01T00:00:00Z'), asOf: Date.parse(AS_OF) };
const HISTORIES: Record<string, StateChange[]> = {
  // Down for six hours twice before, never after.
  a: [
    { at: '2026-11-02T00:00:00Z', from: 'active' },
    { at: '2026-11-02T06:00:00Z', from: 'down' },
    { at: '2026-11-05T00:00:00Z', from: 'active' },
    { at: '2026-11-05T06:00:00Z', from: 'down' },
  ],
  // Down for a day after.
  b: [
    { at: '2026-11-15T00:00:00Z', from: 'active' },
    { at: '2026-11-16T00:00:00Z', from: 'down' },
  ],
};
const historyOf = (id: string) => {
  const changes = HISTORIES[id];
  return changes && { state: 'active', changes, existsFrom: null, asOf: AS_OF };
};
const got = (gatewayId: string, day: string, firmware = '3.3.0') => ({ gatewayId, at: `${day}T00:00:00Z`, firmware });

it('compares the same gateways before and after they got a firmware', () => {
  const [rollout, ...others] = firmwareRollouts([got('a', '2026-11-11'), got('b', '2026-11-13')], historyOf, options);
  expect(others).toEqual([]);
  expect(rollout).toMatchObject({
    ...{ firmware: '3.3.0', gateways: 2, first: '2026-11-11T00:00:00Z', last: '2026-11-13T00:00:00Z' },
    before: { gatewayDays: 22, failures: 2, uptime: 1 - 0.5 / 22, hoursToRepair: 6 },
    after: { gatewayDays: 16, failures: 1, uptime: 1 - 1 / 16, hoursToRepair: 24 },
  });
});

it('counts no more of a firmware than until the next one, and nothing of a gateway that is gone', () => {
  const changes = [got('a', '2026-11-04'), got('a', '2026-11-08', '3.4.0'), got('gone', '2026-11-08')];
  const rollouts = firmwareRollouts(changes, historyOf, options);
  expect(rollouts.map(({ firmware, before, after }) => [firmware, before.gatewayDays, after.gatewayDays])).toEqual([
    ['3.4.0', 4, 12],
    ['3.3.0', 3, 4],
  ]);
  expect(rollouts.map(({ before, after }) => [before.failures, after.failures])).toEqual([
    [1, 0],
    [1, 1],
  ]);
});
