import { describe, expect, it } from 'vitest';
import { assembleSeries } from '@/lib/domain/assemble-series';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { Meter } from '@/lib/domain/premise';
import { pointColumns } from '@/lib/domain/test-support/point-columns';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';
import { gasHints } from './gas-energy';
import { latestReading } from './latest-reading';
import { meterDisplay } from './meter-display';
import { periodDirection } from './use-period-keys';
import { swipeDirection } from './use-swipe';
import { stillAsked } from './use-usage-view';

const now = Date.parse('2026-11-09T12:30:00Z');
const frame = {
  meterId: '12:1',
  meterType: 'power',
  meterCreatedAt: null,
  kind: 'usage',
  granularity: 'hour',
  timezone: 'America/Denver',
  start: '2026-11-09T07:00:00Z',
  end: '2026-11-10T07:00:00Z',
} as const;
const point = (time: string, value: number, register: number) => ({ time, value, rate: value, register, actual: null });
const usage = assembleSeries(
  frame,
  pointColumns([point('2026-11-09T07:00:00Z', 1, 100), point('2026-11-09T08:00:00Z', 2, 102)]),
  now,
);
const meter = (latest: Meter['latest']): Meter => ({ id: '12:1', type: 'power', state: null, createdAt: null, latest });

describe('latestReading', () => {
  it('is the later one of the meter’s own and that of the last interval', () => {
    expect(latestReading(meter({ value: 103.5, at: '2026-11-09T12:01:00Z' }), usage)?.value).toBe(103.5);
    const before = meter({ value: 99, at: '2026-11-08T12:01:00Z' });
    expect(latestReading(before, usage)).toEqual({ value: 102, at: '2026-11-09T08:00:00Z' });
    expect(latestReading(before, null)).toEqual({ value: 99, at: '2026-11-08T12:01:00Z' });
    expect(latestReading(meter(null), { ...usage, buckets: [] })).toBeNull();
  });
});

describe('swipeDirection', () => {
  const at = (x: number, y = 0, time = 0) => ({ x, y, at: time });

  it('turns the page for a quick swipe to a side', () => {
    expect(swipeDirection(at(100), at(200, 10, 200))).toBe(-1);
    expect(swipeDirection(at(200), at(100, 10, 200))).toBe(1);
  });

  it.each([
    ['short', at(40, 0, 100)],
    ['slow', at(200, 0, 900)],
    ['more down than aside', at(100, 90, 100)],
  ])('ignores one that is %s', (_, end) => expect(swipeDirection(at(0), end)).toBeNull());
});

describe('meterLook', () => {
  it('adds a decimal for quarter hours, up to three, and two for minutes, up to four', () => {
    expect(meterDisplay('power', 'fifteenminute', 'meter', AMERICAN_FORMATS).labels.formatAmount(0.0714)).toBe(
      '0.071\u202fkWh',
    );
    expect(meterDisplay('gas', 'fifteenminute', 'metric', AMERICAN_FORMATS).labels.formatAmount(0.0714)).toBe(
      '0.071\u202fm³',
    );
    expect(meterDisplay('gas', 'fifteenminute', 'meter', AMERICAN_FORMATS).labels.formatAmount(0.0714)).toBe(
      '0.071\u202fCCF',
    );
    expect(meterDisplay('power', 'minute', 'meter', AMERICAN_FORMATS).labels.formatAmount(0.01234)).toBe(
      '0.0123\u202fkWh',
    );
    expect(meterDisplay('gas', 'minute', 'meter', AMERICAN_FORMATS).labels.formatAmount(0.00071)).toBe(
      '0.0007\u202fCCF',
    );
    expect(meterDisplay('steam', 'hour', 'metric', AMERICAN_FORMATS).labels.formatAmount(1)).toBe('1.00');
  });
});

describe('gasHints', () => {
  it('return the energy and the factor, for gas only', () => {
    const hints = (volume: number, units: UnitSystem, type = 'gas') =>
      gasHints(volume, { facts: displayFacts(type, units), currency: null }, AMERICAN_FORMATS)
        .join(' ')
        .replaceAll('\u202f', ' ');
    expect(hints(10, 'meter')).toBe('About 10.4 therms or 304 kWh at 1.038 therms per CCF');
    // The same gas: 10 CCF are 28.3 m³.
    expect(hints(28.316846592, 'metric')).toBe('About 304 kWh at 10.7 kWh per m³');
    expect(hints(10, 'meter', 'power')).toBe('');
  });
});

describe('directionOf', () => {
  it('accepts brackets and Shift with an arrow anywhere, plain arrows only while nothing is focused', () => {
    expect(periodDirection({ key: '[', shiftKey: false }, false)).toBe(-1);
    expect(periodDirection({ key: ']', shiftKey: false }, false)).toBe(1);
    expect(periodDirection({ key: 'ArrowLeft', shiftKey: true }, false)).toBe(-1);
    expect(periodDirection({ key: 'ArrowRight', shiftKey: false }, true)).toBe(1);
    expect(periodDirection({ key: 'ArrowRight', shiftKey: false }, false)).toBeNull();
    expect(periodDirection({ key: 'x', shiftKey: true }, true)).toBeNull();
  });
});

it.each([
  ['the one that is drawn', ['a', 'b'], 'a', ['b']],
  ['those that were skipped', ['a', 'b', 'c'], 'b', ['c']],
  ['all of them, where another link was followed', ['a', 'b'], 'z', []],
] as const)('of the views that were asked for, forgets %s', (_what, asked, drawn, left) => {
  expect(stillAsked(asked, drawn)).toEqual(left);
});
