import { expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import { GRID_PROFILES } from '../grid/limits';
import { areaRows } from './areas-table';
import { fleetGridRows } from './fleet-grid';
import { AS_OF, fleetModelOf, gateway, meter, premise } from './test-support/small-fleet';

const volts = { g1: 118, g2: 122, g3: 0, g4: 240 };
const premises = [
  premise('1', { gateways: [gateway('g1', 'down'), gateway('g2')], meters: [meter('m1', 'disconnected')] }),
  premise('2', { gateways: [gateway('g3')], meters: [meter('m2'), meter('m3')] }),
  premise('3', { postal: null, gateways: [gateway('g4')] }),
];

it('counts each postal code, with voltages on the 120 V scale, the worst first', () => {
  const readings = Object.entries(volts).map(([gatewayId, voltageVolts]) => {
    const reading = { time: AS_OF, premiseId: null, gatewayId, voltageVolts, frequencyHertz: 60 };
    return [gatewayId, reading] as const;
  });
  const grid = fleetGridRows(premises, new Map(readings), GRID_PROFILES.utilization, AS_OF);
  const changes = {
    'gateway g1': [
      { at: '2026-11-20T09:35:00Z', from: 'active' },
      { at: '2026-11-20T10:00:00Z', from: 'degraded' },
    ],
    // Degraded, and never down.
    'gateway g2': [
      { at: '2026-11-20T11:00:00Z', from: 'active' },
      { at: '2026-11-20T12:00:00Z', from: 'degraded' },
    ],
  };
  expect(runAllSlices(areaRows(fleetModelOf(premises, changes), grid))).toMatchObject([
    {
      ...{ id: '80302', premises: 2, meters: 3, metersDown: 1, gateways: 3, gatewaysDown: 1, shareDown: 1 / 3 },
      ...{ dark: 1, lastDown: '2026-11-20T10:00:00Z', medianVolts: 120 },
    },
    { id: 'Boulder', postalCode: null, gateways: 1, shareDown: 0, lastDown: null, medianVolts: 120 },
  ]);
});

it('has no voltages while they are not available', () => {
  expect(runAllSlices(areaRows(fleetModelOf(premises), null))).toMatchObject([
    { dark: 0, medianVolts: null },
    { medianVolts: null },
  ]);
});
