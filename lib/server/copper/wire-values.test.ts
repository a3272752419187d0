import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowTimes } from './row-fields';
import { tableOf } from './row-table';
import { wireInstant, wireNumber, wireOptionalInstant } from './wire-values';

const ABSURD = [
  '+275760-09-13T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  'Infinity',
  'NaN',
  '99999999999999',
  '2026-13-45T99:99:99Z',
  '',
];

describe('an instant of the cloud', () => {
  it.each(ABSURD)('that is %s is an error, or unknown where it may be', (text) => {
    expect(wireInstant.safeParse(text).success).toBe(false);
    expect(wireOptionalInstant.parse(text)).toBeNull();
    expect(rowTimes(tableOf([{ time: text }]), 'usage')[0]).toBeNaN();
  });

  it('far from now is read in a row, and unknown where it may be', () => {
    for (const text of [
      '0001-01-01T00:00:00Z',
      '1969-12-31T23:59:59Z',
      '2200-01-01T00:00:00Z',
      '9999-12-31T23:59:59Z',
    ]) {
      expect(wireInstant.parse(text)).toBe(text);
      expect(wireOptionalInstant.parse(text)).toBeNull();
    }
    expect(wireOptionalInstant.parse('1970-01-01T00:00:00Z')).toBe('1970-01-01T00:00:00Z');
  });

  it('is one to which days can be added, or an error', () => {
    const date = fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
    fc.assert(
      fc.property(fc.oneof(fc.string(), date, fc.constantFrom(...ABSURD)), (text) => {
        const { data } = wireInstant.safeParse(text);
        if (data !== undefined) expect(new Date(Date.parse(data) + 400 * 86_400_000).toISOString()).toMatch(/Z$/);
        expect(wireOptionalInstant.parse(text) ?? '2026').toMatch(/^(19[7-9]|20|21)\d/);
      }),
    );
  });
});

describe('a number of the cloud', () => {
  it('is finite', () => {
    for (const value of [JSON.parse('1e999'), '9'.repeat(400), Number.NaN, '1e5', ' 1', true])
      expect(wireNumber.safeParse(value).success).toBe(false);
    expect(wireNumber.parse('12.5')).toBe(12.5);
    expect(wireNumber.parse(undefined)).toBeNull();
  });
});
