import { describe, expect, it } from 'vitest';
import { runAllSlices } from '@/lib/domain/test-support/run-all-slices';
import type { StateChange } from '../device-states';
import { healthDays, healthSigns } from '../health';
import { fleetHealth } from './fleet-health';
import { HEALTH_TABLE } from './health-table';
import { AS_OF, gateway, meter, premise } from './test-support/small-fleet';
import { deviceUptime, hoursBetweenFailures, uptimeShare } from './uptime';

const HOUR_MS = 3_600_000;
const hoursBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / HOUR_MS;
/** The first instant of the seventh day back in Denver. */
const WEEK_START = '2026-11-14T07:00:00Z';

function history(state: string | null, changes: StateChange[] = [], existsFrom: string | null = null) {
  return { state, changes, existsFrom, asOf: AS_OF };
}

describe('deviceUptime', () => {
  it('counts degraded time as up, and unknown states neither way', () => {
    const week = hoursBetween(WEEK_START, AS_OF);
    const since = Date.parse(WEEK_START);
    expect(uptimeShare(deviceUptime(history('degraded'), since))).toBe(1);
    expect(uptimeShare(deviceUptime(history('retired'), since))).toBeNull();
    const back = deviceUptime(history('active', [{ at: '2026-11-20T02:00:00Z', from: 'retired' }]), since);
    expect(back.upMs / HOUR_MS).toBe(12);
    expect(deviceUptime(history('down'), since)).toEqual({ upMs: 0, downMs: week * HOUR_MS, failures: 0 });
  });

  it('counts each failure once, and the hours between failures', () => {
    const changes = [
      { at: '2026-11-15T07:00:00Z', from: 'active' },
      { at: '2026-11-15T13:00:00Z', from: 'down' },
      { at: '2026-11-17T07:00:00Z', from: 'active' },
      { at: '2026-11-17T08:00:00Z', from: 'degraded' },
      { at: '2026-11-17T14:00:00Z', from: 'down' },
    ];
    const found = deviceUptime(history('active', changes), Date.parse(WEEK_START));
    expect(found.failures).toBe(2);
    expect(found.downMs / HOUR_MS).toBe(12);
    expect(hoursBetweenFailures(found)).toBe((hoursBetween(WEEK_START, AS_OF) - 12) / 2);
    expect(hoursBetweenFailures(deviceUptime(history('active'), 0))).toBeNull();
  });

  it('knows nothing of a device whose changes are unknown', () => {
    const unknown = deviceUptime({ ...history('down'), changes: null }, Date.parse(WEEK_START));
    expect(uptimeShare(unknown)).toBeNull();
    expect(unknown).toMatchObject({ downMs: 0, failures: 0 });
  });

  it('ignores time before the device existed and changes before the week', () => {
    const young = deviceUptime(history('connected', [], '2026-11-20T04:00:00Z'), Date.parse(WEEK_START));
    expect(young.upMs / HOUR_MS).toBe(10);
    const old = [{ at: '2026-11-10T07:00:00Z', from: 'active' }];
    expect(deviceUptime(history('down', old), Date.parse(WEEK_START)).failures).toBe(0);
  });
});

describe('fleetHealth', () => {
  const fell = [{ at: '2026-11-18T20:00:00Z', from: 'connected' }];
  const premises = [
    premise('fine', { meters: [meter('m1')], gateways: [gateway('g1')] }),
    premise('dark', {
      meters: [meter('m2', 'disconnected', { changes: fell }), meter('m3', 'disconnected', { changes: fell })],
      gateways: [
        gateway('g2', 'down', { firmware: '2.9.4', changes: [{ at: '2026-11-18T19:00:00Z', from: 'active' }] }),
      ],
    }),
    premise('half', {
      meters: [meter('m4', 'disconnected', { changes: fell })],
      gateways: [gateway('g3', 'degraded')],
    }),
  ];
  const health = runAllSlices(fleetHealth(premises, AS_OF));

  it('groups by premise, longest down first, gateways before meters', () => {
    expect(health.rows.map(({ id }) => id)).toEqual(['g2', 'm2', 'm3', 'g3', 'm4', 'g1', 'm1']);
  });

  it('returns the same signs as the health report', () => {
    const calendar = healthDays(health.days, 'America/Denver');
    const row = health.rows.find(({ id }) => id === 'm2');
    expect(row?.days).toEqual(
      healthSigns({ state: 'disconnected', changes: fell, existsFrom: '2024-01-01T00:00:00Z', asOf: AS_OF }, calendar),
    );
    expect(row?.days.join('')).toBe('XX?....');
    expect(row?.changes).toEqual([{ at: '2026-11-18T20:00:00Z', from: 'connected', to: 'disconnected' }]);
  });

  it('groups gateways by firmware and model, and devices by type', () => {
    expect(health.firmwares.map(({ value, devices, failing }) => [value, devices, failing])).toEqual([
      ['3.2.1', 2, 0],
      ['2.9.4', 1, 1],
    ]);
    expect(health.models).toMatchObject([{ value: 'Generation 3', devices: 3, failures: 1 }]);
    expect(health.types.map(({ value }) => value).sort()).toEqual(['gateway', 'power']);
    expect(health.all).toMatchObject({ devices: 7, failing: 4 });
  });

  it('has no uptime, failures or time down where changes or states are unknown', () => {
    const home = premise('home', {
      meters: [meter('known', 'disconnected', { changes: fell }), meter('retired', 'retired')],
      gateways: [gateway('unknown', 'down', { changes: null })],
    });
    const { rows, all, models, types } = runAllSlices(fleetHealth([home], AS_OF));
    const unknown = { uptime: null, failures: null, hoursBetweenFailures: null, downHours: null };
    const rowOf = (id: string) => rows.find((row) => row.id === id);
    expect(rowOf('unknown')).toMatchObject({ ...unknown, changes: null });
    expect(rowOf('unknown')?.days.join('')).toBe('???????');
    expect(rowOf('retired')).toMatchObject({ ...unknown, changes: [] });
    expect(rowOf('known')).toMatchObject({ failures: 1 });
    expect(models[0]).toEqual({
      ...{ value: 'Generation 3', devices: 1, known: 0, failing: null, failures: null },
      ...{ uptime: null, hoursBetweenFailures: null, hoursToRepair: null },
    });
    expect(all).toMatchObject({ devices: 3, known: 1, failing: 1, failures: 1 });
    expect(types.find(({ value }) => value === 'power')).toMatchObject({ devices: 2, known: 1 });
    const week = HEALTH_TABLE.facets.find(({ key }) => key === 'week');
    expect(rows.map((row) => [row.id, week?.values(row, 0)])).toEqual([
      ['unknown', ['unknown']],
      ['known', ['down', 'changed']],
      ['retired', ['unknown']],
    ]);
  });

  it('reads dates in each premise’s time zone', () => {
    const { rows } = runAllSlices(
      fleetHealth(
        [
          premise('home', { gateways: [gateway('g')] }),
          premise('far', {
            timezone: 'Asia/Kolkata',
            meters: [meter('m', 'down', { changes: [{ at: '2026-11-18T18:29:00Z', from: 'connected' }] })],
          }),
        ],
        AS_OF,
      ),
    );
    // 23:59 on the 18th in Kolkata.
    expect(rows[0]?.days.join('')).toBe('XX?....');
  });
});

describe('a week in the past', () => {
  const changes = [
    { at: '2026-11-10T06:00:00Z', from: 'active' },
    { at: '2026-11-11T08:00:00Z', from: 'down' },
    { at: '2026-11-16T07:00:00Z', from: 'active' },
  ];
  const past = (until: string, knownFrom: string) =>
    runAllSlices(
      fleetHealth([premise('1', { gateways: [gateway('g', 'down', { changes })] })], AS_OF, {
        until,
        knownFrom: Date.parse(knownFrom),
      }),
    );

  it('has the days, failures and hours of that week alone', () => {
    const { days, rows, all } = past('2026-11-13', '2026-09-01T00:00:00Z');
    expect([days[0], days.at(-1)]).toEqual(['2026-11-13', '2026-11-07']);
    expect(rows[0]?.days).toEqual(['.', '.', '?', 'X', '?', '.', '.']);
    expect(rows[0]).toMatchObject({ failures: 1, downHours: 26, state: 'down' });
    expect(rows[0]?.changes).toHaveLength(2);
    expect(all.uptime).toBeCloseTo((168 - 26) / 168, 5);
  });

  it('knows nothing of the days before changes were stored', () => {
    const { rows, all } = past('2026-11-13', '2026-11-10T12:00:00Z');
    expect(rows[0]?.days).toEqual(['.', '.', '?', '?', '?', '?', '?']);
    expect(all.uptime).toBeCloseTo((91 - 20) / 91, 5);
  });
});
