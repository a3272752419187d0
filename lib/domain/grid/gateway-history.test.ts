import { expect, test } from 'vitest';
import type { GridReading } from '../readings';
import { gatewayGridHistory, medianVolts } from './gateway-history';
import { GRID_PROFILES } from './limits';
import { slotCount } from './slots';

const RANGE = { start: '2026-03-08T06:00:00Z', end: '2026-03-08T07:00:00Z' };

/** Readings five minutes apart. */
function every5(volts: (number | null)[], hertz: number | null = 60): GridReading[] {
  return volts.map((voltageVolts, index) => ({
    time: new Date(Date.parse(RANGE.start) + index * 300_000).toISOString(),
    premiseId: 'p',
    gatewayId: 'g',
    voltageVolts,
    frequencyHertz: voltageVolts === 0 ? 0 : hertz,
  }));
}

test('slotCount uses five-minute slots for an hour and at most 400 slots for longer ranges', () => {
  expect(slotCount(RANGE)).toBe(12);
  expect(slotCount({ start: '2026-01-01T00:00:00Z', end: '2026-12-31T00:00:00Z' })).toBe(364);
  expect(slotCount({ start: '2026-01-01T00:00:00Z', end: '2026-01-08T00:00:00Z' })).toBeLessThanOrEqual(400);
});

test('draws an outage at 0 V, without a frequency, and returns it as an excursion', () => {
  const history = gatewayGridHistory(every5([120, 0, 0, 121]), [], GRID_PROFILES.utilization, RANGE);
  expect(history.volts.slice(0, 4).map(({ mean }) => mean)).toEqual([120, 0, 0, 121]);
  expect(history.hertz.slice(0, 4).map(({ mean }) => mean)).toEqual([60, null, null, 60]);
  expect(history.excursions).toMatchObject([{ kind: 'outage', samples: 2, cause: 'unknown' }]);
  expect(history).toMatchObject({ nominalVolts: 120, nominalHertz: 60, samples: 4 });
});

test('attributes a sag of all gateways to the feeder, of one to the home', () => {
  const own = every5([120, 120, 120, 98, 97, 120]);
  const steady = every5([121, 121, 121, 121, 121, 121]);
  const sagging = every5([119, 119, 119, 100, 99, 119]);
  const cause = (neighbours: GridReading[][]) =>
    gatewayGridHistory(own, neighbours, GRID_PROFILES.utilization, RANGE).excursions.map((each) => each.cause);
  expect(cause([steady, steady])).toEqual(['home']);
  expect(cause([sagging, sagging])).toEqual(['feeder']);
});

test('scales neighbors of another nominal voltage', () => {
  const medians = medianVolts([every5([240, 244]), every5([118, 120]), every5([119, null])], RANGE, 120);
  expect(medians.slice(0, 3)).toEqual([119, 121, null]);
});

test('detects a 50 Hz system from most of its readings', () => {
  const history = gatewayGridHistory(every5([230, 231, 0], 50), [], GRID_PROFILES.utilization, RANGE);
  expect(history).toMatchObject({ nominalVolts: 240, nominalHertz: 50 });
  expect(gatewayGridHistory([], [], GRID_PROFILES.service, RANGE)).toMatchObject({
    samples: 0,
    last: null,
    excursions: [],
  });
});
