import { expect, test } from 'vitest';
import type { GridReading } from '../readings';
import { downsampleReadings } from './downsample-readings';
import { excursionCauseFinder } from './excursion-cause';
import { dominantNominalVolts, excursionsOf } from './excursions';
import { bandsAt, frequencyState, GRID_PROFILES, nominalOf, voltageState } from './limits';
import { readingSpans, timeInBands } from './time-in-band';

const START = Date.parse('2026-03-08T06:00:00Z');
const MINUTE_MS = 60_000;

/** Readings five minutes apart. */
function every5(volts: (number | null)[], hertz = 60): GridReading[] {
  return volts.map((voltageVolts, index) => ({
    time: new Date(START + index * 5 * MINUTE_MS).toISOString(),
    premiseId: 'p',
    gatewayId: 'g',
    voltageVolts,
    frequencyHertz: hertz,
  }));
}

const { service, utilization } = GRID_PROFILES;

test('voltageState includes the limits', () => {
  expect(voltageState(114, service, 120)).toBe('a');
  expect(voltageState(113.99, service, 120)).toBe('b');
  expect(voltageState(126, service, 120)).toBe('a');
  expect(voltageState(126.01, service, 120)).toBe('b');
  expect(voltageState(110, service, 120)).toBe('b');
  expect(voltageState(109.99, service, 120)).toBe('low');
  expect(voltageState(127, service, 120)).toBe('b');
  expect(voltageState(127.01, service, 120)).toBe('high');
  expect(voltageState(108, utilization, 120)).toBe('a');
  expect(voltageState(103.99, utilization, 120)).toBe('low');
});

test('bandsAt doubles the limits at 240 V', () => {
  expect(bandsAt(service, 240)).toEqual({ a: { low: 228, high: 252 }, b: { low: 220, high: 254 } });
  expect(voltageState(228, service, 240)).toBe('a');
  expect(voltageState(219, service, 240)).toBe('low');
});

test('voltageState tells an outage (0 V) from a missing reading', () => {
  expect(voltageState(0, utilization, 120)).toBe('outage');
  expect(voltageState(null, utilization, 120)).toBe('no_reading');
});

test('frequencyState uses the nominal frequency and includes the limits', () => {
  expect(frequencyState(60.05, utilization, 60)).toBe('normal');
  expect(frequencyState(59.95, utilization, 60)).toBe('normal');
  expect(frequencyState(59.949, utilization, 60)).toBe('watch');
  expect(frequencyState(60.5, utilization, 60)).toBe('watch');
  expect(frequencyState(60.501, utilization, 60)).toBe('alert');
  expect(frequencyState(50.03, utilization, 50)).toBe('normal');
  expect(frequencyState(0, utilization, 60)).toBe('no_reading');
  expect(frequencyState(null, utilization, 60)).toBe('no_reading');
});

test('nominalOf and dominantNominalVolts derive the nominal values from readings', () => {
  expect(nominalOf({ voltageVolts: 121, frequencyHertz: 59.99 })).toEqual({ volts: 120, hertz: 60 });
  expect(nominalOf({ voltageVolts: 231, frequencyHertz: 50.02 })).toEqual({ volts: 240, hertz: 50 });
  expect(nominalOf({ voltageVolts: 0, frequencyHertz: 0 })).toEqual({ volts: 120, hertz: 60 });
  expect(dominantNominalVolts(every5([240, 239, 150, 0]))).toBe(240);
});

test('excursionsOf ignores a single low reading and returns two', () => {
  expect(excursionsOf(every5([120, 100, 120, 120]), utilization)).toEqual([]);
  expect(excursionsOf(every5([120, 100, 98.5, 120, 120]), utilization)).toEqual([
    {
      kind: 'low',
      start: '2026-03-08T06:05:00.000Z',
      end: '2026-03-08T06:15:00.000Z',
      worstVolts: 98.5,
      samples: 2,
      open: false,
    },
  ]);
});

test('excursionsOf separates kinds, including outages', () => {
  const found = excursionsOf(every5([128, 129, 0, 0, 0, 100, 101]), utilization);
  expect(found.map(({ kind, samples, worstVolts, open }) => [kind, samples, worstVolts, open])).toEqual([
    ['high', 2, 129, false],
    ['outage', 3, 0, false],
    ['low', 2, 100, true],
  ]);
});

test('a gap between readings ends an excursion', () => {
  const readings = every5([120, 120, 100, 99, 98, 97, 120]);
  const gap = [...readings.slice(0, 3), ...readings.slice(3).map((reading) => later(reading, 120))];
  expect(excursionsOf(gap, utilization).map(({ samples }) => samples)).toEqual([3]);
  expect(excursionsOf(readings, utilization).map(({ samples }) => samples)).toEqual([4]);
});

function later(reading: GridReading, minutes: number): GridReading {
  return { ...reading, time: new Date(Date.parse(reading.time) + minutes * MINUTE_MS).toISOString() };
}

test('timeInBands returns fractions of the measured time', () => {
  const readings = every5([120, 106, 100, null]);
  expect(timeInBands(readings, ['a', 'b', 'low', 'no_reading'])).toEqual({
    a: 1 / 3,
    b: 1 / 3,
    outside: 1 / 3,
    outage: 0,
    measuredMs: 15 * MINUTE_MS,
  });
  expect(timeInBands([], []).a).toBeNull();
  const [first, second] = readingSpans([
    ...every5([1, 2, 3]),
    ...every5([4]).map((reading) => later(reading, 600)),
  ]).slice(-2);
  expect([first, second].map((stretch) => (stretch ? stretch.end - stretch.start : null))).toEqual([
    5 * MINUTE_MS,
    5 * MINUTE_MS,
  ]);
});

test('downsampleReadings keeps peaks and gaps', () => {
  const readings = every5([120, 121, 90, 120, 122, 121]);
  const range = { start: new Date(START).toISOString(), end: new Date(START + 60 * MINUTE_MS).toISOString() };
  const points = downsampleReadings(readings, range, 4, ({ voltageVolts }) => voltageVolts);
  expect(points.map(({ low, high, samples }) => [low, high, samples])).toEqual([
    [90, 121, 3],
    [120, 122, 3],
    [null, null, 0],
    [null, null, 0],
  ]);
});

test('excursionCauseFinder attributes a sag shared with neighbors to the feeder', () => {
  const own = every5([120, 120, 120, 100, 100, 120]);
  const excursion = { start: own[3]?.time ?? '', end: own[5]?.time ?? '' };
  const steady = every5([121, 121, 121, 121, 121, 121]);
  const sagging = every5([119, 119, 119, 103, 102, 119]);
  expect(excursionCauseFinder(own, [sagging, sagging, steady])(excursion)).toBe('feeder');
  expect(excursionCauseFinder(own, [steady, steady, sagging])(excursion)).toBe('home');
  expect(excursionCauseFinder(own, [sagging])(excursion)).toBe('unknown');
});
