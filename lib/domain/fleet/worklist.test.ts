import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import type { FleetPremise } from '../fleet';
import { GRID_PROFILES } from '../grid/limits';
import { fleetGridRows } from './fleet-grid';
import type { FleetModel } from './rows';
import { AS_OF, fleetModelOf, gateway, meter, premise } from './test-support/small-fleet';
import { buildWorklist } from './worklist';

const down = (id: string, at: string) => ({ [`gateway ${id}`]: [{ at, from: 'active' }] });

const causes = (model: FleetModel) => runAllSlices(buildWorklist(model, null));

/** Returns the causes of some premises whose gateways measure the given volts; one in an array was measured long ago. */
function causesWithVolts(premises: FleetPremise[], volts: Record<string, number | [number]>) {
  const readings = Object.entries(volts).map(([gatewayId, given]) => {
    const [voltageVolts, time] = Array.isArray(given)
      ? [given[0], '2026-11-19T13:55:00Z']
      : [given, '2026-11-20T13:55:00Z'];
    return [gatewayId, { time, premiseId: null, gatewayId, voltageVolts, frequencyHertz: 60 }] as const;
  });
  const grid = fleetGridRows(premises, new Map(readings), GRID_PROFILES.utilization, AS_OF);
  return runAllSlices(buildWorklist(fleetModelOf(premises), grid));
}

describe('buildWorklist', () => {
  it('returns no items for OK and unknown states', () => {
    const healthy = premise('1', { meters: [meter('m'), meter('r', 'retired')], gateways: [gateway('g')] });
    expect(causes(fleetModelOf([healthy]))).toEqual([]);
  });

  it('includes the affected meters in the item of a down gateway', () => {
    const dark = premise('1', {
      meters: [meter('m1', 'disconnected'), meter('m2', 'degraded'), meter('m3')],
      gateways: [gateway('g', 'down')],
    });
    expect(causes(fleetModelOf([dark], down('g', '2026-11-20T10:00:00Z')))).toMatchObject([
      { kind: 'gateway', gatewayIds: ['g'], meterIds: ['m1', 'm2'], since: '2026-11-20T10:00:00Z', sure: 'sure' },
    ]);
  });

  it('does not attribute an offline meter to a down gateway when another gateway there is up', () => {
    const half = premise('1', {
      meters: [meter('m', 'disconnected')],
      gateways: [gateway('g1', 'down'), gateway('g2')],
    });
    const kinds = causes(fleetModelOf([half])).map(({ kind, meterIds }) => [kind, meterIds]);
    expect(kinds).toEqual([
      ['gateway', []],
      ['silent', ['m']],
    ]);
  });

  it('groups gateways of a postal code that went down within an hour, and leaves out later ones', () => {
    const street = ['1', '2', '3', '4'].map((id) =>
      premise(id, { meters: [meter(`m${id}`, 'disconnected')], gateways: [gateway(`g${id}`, 'down')] }),
    );
    const changes = {
      ...down('g1', '2026-11-20T09:40:00Z'),
      ...down('g2', '2026-11-20T09:55:00Z'),
      ...down('g3', '2026-11-20T10:40:00Z'),
      ...down('g4', '2026-11-20T10:41:00Z'),
    };
    expect(causes(fleetModelOf(street, changes))).toMatchObject([
      {
        kind: 'area',
        postalCode: '80302',
        premises: 3,
        gatewayIds: ['g1', 'g2', 'g3'],
        gateways: 3,
        meterIds: ['m1', 'm2', 'm3'],
        since: '2026-11-20T09:40:00Z',
        sure: 'perhaps',
      },
      { kind: 'gateway', gatewayIds: ['g4'], meterIds: ['m4'] },
    ]);
  });

  it.each([
    ['different postal codes', ['80302', '80303', '80304']],
    ['no postal code', [null, null, null]],
  ])('does not group gateways with %s', (_name, codes) => {
    const homes = codes.map((postal, index) =>
      premise(`${index}`, { postal, gateways: [gateway(`g${index}`, 'down')], meters: [meter(`m${index}`)] }),
    );
    const changes = Object.assign({}, ...codes.map((_, index) => down(`g${index}`, '2026-11-20T09:40:00Z')));
    expect(causes(fleetModelOf(homes, changes)).map(({ kind }) => kind)).toEqual(['gateway', 'gateway', 'gateway']);
  });

  it('does not group several gateways of one premise', () => {
    const gateways = ['a', 'b', 'c'].map((id) => gateway(id, 'down'));
    const changes = Object.assign({}, ...gateways.map(({ id }) => down(id, '2026-11-20T09:40:00Z')));
    const kinds = causes(fleetModelOf([premise('1', { gateways, meters: [meter('m')] })], changes)).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['gateway', 'gateway', 'gateway']);
  });

  it('returns one item for a flapping gateway and its flapping meters', () => {
    const falls = [3, 5, 7].flatMap((hour) => [
      { at: `2026-11-20T0${hour}:00:00Z`, from: 'active' },
      { at: `2026-11-20T0${hour}:40:00Z`, from: 'degraded' },
    ]);
    const behind = falls.map(({ at, from }) => ({ at, from: from === 'active' ? 'connected' : from }));
    const unsteady = premise('1', { meters: [meter('m')], gateways: [gateway('g')] });
    const lines = causes(fleetModelOf([unsteady], { 'gateway g': falls, 'meter m': behind }));
    expect(lines).toMatchObject([
      {
        kind: 'flapping',
        gatewayIds: ['g'],
        meterIds: ['m'],
        since: '2026-11-20T03:00:00Z',
        what: 'Gateway flapping: not OK 3 times, 3.0 times a day',
      },
    ]);
    const twice = { 'gateway g': falls.slice(2) };
    expect(causes(fleetModelOf([unsteady], twice))).toEqual([]);
  });

  it('groups flapping gateways of three premises in one postal code', () => {
    const street = ['1', '2', '3'].map((id) =>
      premise(id, { gateways: [gateway(`g${id}`)], meters: [meter(`m${id}`)] }),
    );
    const falls = [3, 5, 7].map((hour) => ({ at: `2026-11-20T0${hour}:00:00Z`, from: 'active' }));
    const changes = Object.fromEntries(['1', '2', '3'].map((id) => [`gateway g${id}`, falls]));
    expect(causes(fleetModelOf(street, changes))).toMatchObject([
      { kind: 'flapping', id: 'flapping 80302', premiseId: null, premises: 3, gateways: 3 },
    ]);
  });

  it('names missing mains voltage, with the meters that cannot be heard, and not their radio', () => {
    const dark = premise('1', { meters: [meter('m', 'disconnected')], gateways: [gateway('g')] });
    expect(causesWithVolts([dark], { g: 0 })).toMatchObject([
      { kind: 'outage', what: 'No mains voltage', gatewayIds: ['g'], meterIds: ['m'], sinceSource: 'measured' },
    ]);
  });

  it('dates an outage from when its gateway degraded, where that is known', () => {
    const dark = premise('1', { meters: [meter('m')], gateways: [gateway('g', 'degraded')] });
    const changes = { 'gateway g': [{ at: '2026-11-20T11:00:00Z', from: 'active' }] };
    const reading = { time: AS_OF, premiseId: null, gatewayId: 'g', voltageVolts: 0, frequencyHertz: 0 };
    const grid = fleetGridRows([dark], new Map([['g', reading]]), GRID_PROFILES.utilization, AS_OF);
    expect(runAllSlices(buildWorklist(fleetModelOf([dark], changes), grid))).toMatchObject([
      { kind: 'outage', since: '2026-11-20T11:00:00Z', sinceSource: 'changed' },
    ]);
  });

  it('groups gateways without voltage in a postal code as one outage', () => {
    const street = ['1', '2'].map((id) => premise(id, { meters: [meter(`m${id}`)], gateways: [gateway(`g${id}`)] }));
    const far = premise('3', { postal: '80401', meters: [meter('m3')], gateways: [gateway('g3')] });
    expect(
      causesWithVolts([...street, far], { g1: 0, g2: 1.2, g3: 0 }).map(({ id, premises }) => [id, premises]),
    ).toEqual([
      ['outage 80302', 2],
      ['outage 3', 1],
    ]);
  });

  it('takes no outage from an old reading, but says that a gateway that is down last measured 0 V', () => {
    const gone = premise('1', { meters: [meter('m')], gateways: [gateway('g', 'down')] });
    expect(causesWithVolts([gone], { g: [0] })).toMatchObject([
      { kind: 'gateway', what: 'Gateway down, last measured 0 V', todo: expect.stringContaining('mains') },
    ]);
    expect(causesWithVolts([premise('1', { meters: [meter('m')], gateways: [gateway('g')] })], { g: [0] })).toEqual([]);
  });

  it('returns voltage outside the limits', () => {
    const weak = premise('1', { meters: [meter('m')], gateways: [gateway('g')] });
    expect(causesWithVolts([weak], { g: 99.5 })).toMatchObject([
      { kind: 'voltage', id: 'voltage g low', gatewayIds: ['g'] },
    ]);
    expect(causesWithVolts([weak], { g: 106 })).toEqual([]);
  });

  it('dates a device that was never heard from its creation, or from its premise’s', () => {
    const never = { latest: null, createdAt: '2026-11-01T00:00:00Z' };
    const silent = premise('1', { meters: [meter('m', 'disconnected', never)], gateways: [gateway('g')] });
    const down = premise('2', { meters: [meter('n')], gateways: [gateway('h', 'down', { lastHeard: null })] });
    expect(causes(fleetModelOf([silent, down]))).toMatchObject([
      { kind: 'gateway', since: '2024-01-01T00:00:00Z', sinceSource: 'created' },
      { kind: 'silent', since: '2026-11-01T00:00:00Z', sinceSource: 'created' },
    ]);
  });

  it('returns premises without meters, as sure only when they are not new', () => {
    const lines = causes(fleetModelOf([premise('old'), premise('new', { createdAt: '2026-11-19T00:00:00Z' })]));
    expect(lines.map(({ kind, sure }) => [kind, sure])).toEqual([
      ['no_meters', 'sure'],
      ['no_meters', 'perhaps'],
    ]);
  });

  it('suspects swapped water meters when outdoor use is far above indoor use and the registers are old enough', () => {
    const water = (indoor: number, outdoor: number, createdAt = '2025-11-20T14:00:00Z') =>
      premise('1', {
        gateways: [gateway('g')],
        meters: [
          meter('in', 'connected', { type: 'water_indoor', createdAt, latest: { value: indoor, at: null } }),
          meter('out', 'connected', { type: 'water_outdoor', createdAt, latest: { value: outdoor, at: null } }),
        ],
      });
    expect(causes(fleetModelOf([water(8_000, 40_000)]))).toMatchObject([
      { kind: 'water_swap', meterIds: ['in', 'out'] },
    ]);
    expect(causes(fleetModelOf([water(40_000, 8_000)]))).toEqual([]);
    expect(causes(fleetModelOf([water(800, 4_000, '2026-11-01T00:00:00Z')]))).toEqual([]);
  });
});
