import { expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import type { DeviceStates, StateChange } from '../device-states';
import { fleetTrend } from './fleet-trend';

const device = (
  kind: 'meter' | 'gateway',
  state: string,
  changes: StateChange[] | null,
  createdAt: string | null = null,
): DeviceStates => ({ device: kind, id: `${kind} ${state}`, type: null, premiseId: 'p', createdAt, state, changes });

const trend = (...devices: DeviceStates[]) =>
  runAllSlices(
    fleetTrend(devices, {
      from: Date.parse('2026-11-17T00:00:00Z'),
      asOf: Date.parse('2026-11-20T12:00:00Z'),
      zone: 'UTC',
    }),
  );

it('counts a device once a day, as what was worst, from its changes back', () => {
  const changes = [
    { at: '2026-11-18T10:00:00Z', from: 'active' },
    { at: '2026-11-18T12:00:00Z', from: 'degraded' },
    { at: '2026-11-19T08:00:00Z', from: 'down' },
  ];
  expect(trend(device('gateway', 'active', changes))).toEqual({
    days: ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
    gatewaysDown: [0, 1, 1, 0],
    metersOffline: [0, 0, 0, 0],
    degraded: [0, 0, 0, 0],
  });
});

it('counts meters apart, ends a day at midnight, and leaves out days before a device existed', () => {
  const down = device('meter', 'disconnected', [{ at: '2026-11-19T00:00:00Z', from: 'degraded' }]);
  const fresh = device('meter', 'disconnected', [], '2026-11-20T01:00:00Z');
  expect(trend(down, fresh)).toMatchObject({ metersOffline: [0, 0, 1, 2], degraded: [1, 1, 0, 0] });
});

it('counts nothing of devices whose changes are unknown', () => {
  expect(trend(device('gateway', 'down', null))).toMatchObject({ gatewaysDown: [0, 0, 0, 0] });
});

it('counts what ended at the very instant of the lists', () => {
  const recovered = device('gateway', 'active', [
    { at: '2026-11-20T11:00:00Z', from: 'active' },
    { at: '2026-11-20T12:00:00Z', from: 'degraded' },
  ]);
  expect(trend(recovered)).toMatchObject({ degraded: [0, 0, 0, 1] });
});
