import { describe, expect, it } from 'vitest';
import { GRID_PROFILES } from '../grid/limits';
import { limitsText, parseLimits } from '../grid/limits-text';
import type { GridReading } from '../readings';
import { fleetGridRows, voltageBins } from './fleet-grid';
import { AS_OF, gateway, premise } from './test-support/small-fleet';

function reading(gatewayId: string, voltageVolts: number | null, frequencyHertz: number | null = 60): GridReading {
  return { time: '2026-11-20T13:55:00Z', premiseId: 'p', gatewayId, voltageVolts, frequencyHertz };
}
const READINGS = [
  reading('normal', 121),
  reading('edge', 104),
  reading('low', 103.9),
  reading('lower', 98),
  reading('doubled', 262),
  reading('dark', 0, 0),
  reading('mute', null, null),
  reading('fast', 120, 60.6),
  { ...reading('old', 90), time: '2026-11-20T12:59:59Z' },
  { ...reading('oldest in time', 121), time: '2026-11-20T13:00:00Z' },
];
const premises = [
  premise('p', { gateways: [...READINGS.map(({ gatewayId }) => gateway(String(gatewayId))), gateway('silent')] }),
];
const rows = fleetGridRows(
  premises,
  new Map(READINGS.map((one) => [String(one.gatewayId), one])),
  GRID_PROFILES.utilization,
  AS_OF,
);
const row = (id: string) => rows.find((one) => one.id === id);

describe('fleetGridRows', () => {
  it('sorts gateways outside the limits first, furthest first, then outages', () => {
    expect(rows.slice(0, 5).map(({ id }) => id)).toEqual(['lower', 'doubled', 'low', 'fast', 'dark']);
  });

  it('judges each reading at its nominal voltage, limits included', () => {
    expect(row('edge')?.voltage).toBe('b');
    expect(row('doubled')).toMatchObject({ voltage: 'high', nominalVolts: 240 });
    expect(row('fast')).toMatchObject({ voltage: 'a', frequency: 'alert' });
  });

  it('does not report an outage or a missing reading as low voltage', () => {
    expect(row('dark')).toMatchObject({ voltage: 'outage', frequency: 'no_reading', beyond: null });
    expect(row('mute')).toMatchObject({ voltage: 'no_reading', beyond: null });
    expect(row('silent')).toMatchObject({ voltage: 'no_reading', at: null, volts: null });
  });
});

describe('a reading older than an hour', () => {
  it('is stale: its number stays, but it is neither judged nor in the distribution', () => {
    const stale = { voltage: 'stale', frequency: 'stale', volts: 90, nominalVolts: null, beyond: null };
    expect(row('old')).toMatchObject(stale);
    expect(row('oldest in time')?.voltage).toBe('a');
    expect(voltageBins(rows, GRID_PROFILES.utilization).some(({ from }) => from < 98)).toBe(false);
  });
});

describe('voltageBins', () => {
  it('counts measured voltages on the 120 V scale', () => {
    const bins = voltageBins(rows, GRID_PROFILES.utilization);
    expect([bins[0]?.from, bins.at(-1)?.from]).toEqual([98, 131]);
    expect(bins.reduce((sum, { a, b, outside }) => sum + a + b + outside, 0)).toBe(7);
    expect(bins.find(({ from }) => from === 131)).toMatchObject({ outside: 1 });
    expect(voltageBins([], GRID_PROFILES.service)).toEqual([]);
  });
});

describe('parseLimits', () => {
  it('round-trips limits through URL text', () => {
    for (const text of ['utilization', 'service', 'a110-125,b100-130,f0.02-0.2']) {
      const limits = parseLimits(text);
      expect(limits && limitsText(limits)).toBe(text);
    }
    expect(parseLimits('a114-126,b110-127,f0.05-0.5')).toEqual(GRID_PROFILES.service);
  });

  it('rejects invalid limits, such as a band B inside band A or watch above alert', () => {
    for (const text of [
      '',
      'toString',
      'a126-114,b110-127,f0.05-0.5',
      'a114-126,b115-127,f0.05-0.5',
      'a114-126,b110-127,f0.5-0.05',
    ]) {
      expect(parseLimits(text)).toBeNull();
    }
  });
});
