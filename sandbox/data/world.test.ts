import { describe, expect, it } from 'vitest';
import { latestSample, samplesWithin } from './grid';
import { lastReading, readingsWithin } from './readings';
import { gatewayState, gatewayStateChanges, meterState, meterStateChanges } from './states';
import { anchorOf, createWorld } from './world';

const ANCHOR = Date.UTC(2026, 10, 16);
const NOW = Date.UTC(2026, 10, 20, 14, 23) / 60_000;
const world = createWorld({ seed: 3, premises: 20_000, anchorMs: ANCHOR });
const small = createWorld({ seed: 3, premises: 12, anchorMs: ANCHOR });
const twelve = Array.from({ length: 12 }, (_, index) => small.fleetPremise(index));

describe('world', () => {
  it('finds every listed meter, gateway and premise by id', () => {
    for (const offset of [0, 999, 30_000, world.meterTotal - 3]) {
      for (const meter of world.meters(offset, 5)) expect(world.meter(meter.id)).toEqual(meter);
    }
    for (const gateway of world.gateways(15_000, 5)) expect(world.gateway(gateway.id)).toEqual(gateway);
    expect(world.premise(world.fleetPremise(19_999).id)?.address).toEqual(world.fleetPremise(19_999).address);
    for (const unknown of ['12:0000000099', '08:0000000000', '12:0002000000', 'x', ''])
      expect(world.meter(unknown)).toBeNull();
    expect(world.premise('5c0ffee0-0000-4000-8000-000000004e20')).toBeNull();
  });

  it('lists the same meters with any page size', () => {
    const all = world.meters(5000, 900).map((meter) => meter.id);
    const paged = [0, 300, 600].flatMap((offset) => world.meters(5000 + offset, 300)).map((meter) => meter.id);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(900);
    expect(world.meters(world.meterTotal, 10)).toEqual([]);
    expect(small.meters(0, 1000)).toHaveLength(small.meterTotal);
  });

  it('has every edge case among the first twelve premises', () => {
    expect(new Set(twelve.map((premise) => premise.zone)).size).toBe(5);
    expect(twelve.some((premise) => premise.meters.length === 0)).toBe(true);
    expect(twelve.some((premise) => premise.address.street?.startsWith('='))).toBe(true);
    expect(
      twelve.some((premise) => /[,"]/.test(premise.address.street ?? '') && premise.address.street?.includes('\n')),
    ).toBe(true);
    expect(twelve.some((premise) => premise.address.postalCode?.length === 4)).toBe(true);
    const meters = twelve.flatMap((premise) => premise.meters);
    expect(meters.some((meter) => meter.type === 'steam')).toBe(true);
    expect(meters.some((meter) => meter.ended !== null)).toBe(true);
    expect(meters.some((meter) => lastReading(3, meter, NOW) === null)).toBe(true);
    expect(twelve.some((premise) => premise.created > NOW - 8 * 1440)).toBe(true);
    const volts = twelve
      .flatMap((premise) => premise.gateways)
      .map((gateway) => latestSample(3, gateway, NOW)?.volts ?? null);
    expect(volts).toContain(0);
    expect(volts.some((volt) => volt !== null && volt > 100 && volt < 108)).toBe(true);
  });

  it('has lower voltage in the evening', () => {
    const [gateway] = world.premisesOf('auth0|alex').flatMap((premise) => premise.gateways);
    if (!gateway) throw new Error('no gateway');
    const volts = (from: string) => {
      const start = Date.parse(from) / 60_000;
      const samples = [...samplesWithin(3, gateway, start, start + 60)].map((sample) => sample.volts ?? 0);
      return samples.reduce((sum, volt) => sum + volt, 0) / samples.length;
    };
    expect(volts('2026-11-18T10:00:00Z') - volts('2026-11-19T01:30:00Z')).toBeGreaterThan(2);
  });

  it('has state changes that lead to the current state', () => {
    const devices = [
      ...world
        .meters(0, 3000)
        .map((one) => ({ changes: meterStateChanges(3, one, NOW), state: (at: number) => meterState(3, one, at) })),
      ...world.gateways(0, 1500).map((one) => ({
        changes: gatewayStateChanges(3, one, NOW),
        state: (at: number) => gatewayState(3, one, at),
      })),
    ];
    let changed = 0;
    for (const { changes, state } of devices) {
      for (const [index, change] of changes.entries()) {
        expect(change.from).not.toBe(change.to);
        expect(change.from).toBe(changes[index - 1]?.to ?? state(change.at - 1));
        expect(state(change.at)).toBe(change.to);
      }
      if (changes.length === 0) continue;
      changed += 1;
      expect(changes.at(-1)?.to).toBe(state(NOW));
    }
    expect(changed).toBeGreaterThan(30);
    expect(changed).toBeLessThan(devices.length / 2);
  });

  it('has readings only while the meter is heard, and the last one is the newest', () => {
    const [meter] = world
      .premisesOf('auth0|lee')
      .flatMap((premise) => premise.meters.filter((one) => one.type === 'gas'));
    if (!meter) throw new Error('no gas meter');
    const readings = readingsWithin(3, meter, NOW - 30 * 1440, NOW);
    const steps = readings.slice(1).map((reading, index) => reading.atMs - (readings[index]?.atMs ?? 0));
    expect(Math.max(...steps)).toBeGreaterThan(2 * 86_400_000);
    expect(readings.at(-1)).toEqual(lastReading(3, meter, NOW));
  });

  it('uses the same anchor all week', () => {
    expect(new Date(anchorOf(Date.UTC(2026, 10, 22, 23, 59))).toISOString()).toBe('2026-11-16T00:00:00.000Z');
    expect(new Date(anchorOf(Date.UTC(2026, 10, 23))).toISOString()).toBe('2026-11-23T00:00:00.000Z');
  });
});
