import { describe, expect, it } from 'vitest';
import { assembleSeries } from '@/lib/domain/assemble-series';
import { AMERICAN_FORMATS } from '@/lib/domain/formats/formats';
import type { Meter } from '@/lib/domain/premise';
import { pointColumns } from '@/lib/domain/test-support/point-columns';
import { displayFacts, type UnitSystem } from '@/lib/domain/units';
import { gasHints } from './gas-energy';
import { meterDisplay } from './meter-display';
import { registerReading } from './register-reading';
import { usageDisplay } from './usage-display';
import { periodDirection } from './use-period-keys';

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

describe('registerReading', () => {
  it('returns the latest reading if it is in the range, else that of the last interval with one', () => {
    expect(registerReading(usage, meter({ value: 103.5, at: '2026-11-09T12:01:00Z' }))?.value).toBe(103.5);
    const before = meter({ value: 99, at: '2026-11-08T12:01:00Z' });
    expect(registerReading(usage, before)).toEqual({ value: 102, at: '2026-11-09T08:00:00Z' });
    expect(registerReading({ ...usage, buckets: [] }, meter(null))).toBeNull();
  });
});

describe('usageDisplay', () => {
  const requested = {
    range: 'day',
    start: '2026-11-08',
    end: '2026-11-09',
    granularity: 'bihour',
    table: true,
  } as const;
  const meta = {
    asOf: '',
    freshUntil: '',
    source: 'cache',
    coverage: { ...usage.coverage, gapCount: 0 },
    notice: null,
  } as const;

  it('describes the series that is shown, not the one that is loading', () => {
    const options = {
      view: requested,
      today: '2026-11-20',
      possessive: 'your',
      units: 'meter',
      installedAt: null,
    } as const;
    const shown = usageDisplay({ data: usage, meta }, { baseline: null, average: null }, options, AMERICAN_FORMATS);
    expect(shown.view).toEqual({ ...requested, start: '2026-11-09', end: '2026-11-10', granularity: 'hour' });
    expect(shown.title).toBe('Mon, Nov 9');
    expect(shown.summary.lead).toBe('Mon, Nov 9:');
  });
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
      gasHints(volume, displayFacts(type, units), AMERICAN_FORMATS).join(' ').replaceAll('\u202f', ' ');
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
