import { describe, expect, it } from 'vitest';
import { addressLine, addressLines, padPostalCode } from './address';
import { meterTypeOf } from './meter-types';
import { ageInWords, calendarDayInZone, waitInWords } from './times';

describe('times', () => {
  const at = '2026-11-09T21:05:00Z';

  it('have the calendar day of the zone', () => {
    expect(calendarDayInZone(at, 'Asia/Kolkata')).toBe('2026-11-10');
  });

  it.each([
    [-5, 'just now'],
    [59, 'just now'],
    [180, '3 min ago'],
    [59.6 * 60, '1 h ago'],
    [23.8 * 3600, '1 day ago'],
    [49 * 3600, '2 days ago'],
    [59 * 86_400, '59 days ago'],
    [75 * 86_400, '2 months ago'],
    [1266 * 86_400, '3 years ago'],
  ])('%d seconds old is %s', (seconds, text) => {
    expect(ageInWords(at, Date.parse(at) + seconds * 1000)).toBe(text);
  });

  it('show how long to wait', () => {
    expect(waitInWords(at, Date.parse(at) - 200_000)).toBe('in 3 min');
    expect(waitInWords(at, Date.parse(at))).toBe('now');
  });
});

describe('meter types', () => {
  it('treat both names of electricity alike and keep an unknown type', () => {
    expect(meterTypeOf('electric')).toEqual(meterTypeOf('power'));
    expect(meterTypeOf('power')).toMatchObject({ label: 'Electricity', unit: 'kWh', rateUnit: 'kW' });
    expect(meterTypeOf('gas')).toMatchObject({ label: 'Gas', unit: 'CCF', rateUnit: 'CCF/h' });
    expect(meterTypeOf('water_outdoor')).toMatchObject({ label: 'Outdoor water', unit: 'gal', rateUnit: 'gal/h' });
    expect(meterTypeOf('steam')).toMatchObject({ label: 'steam', unit: null, rateUnit: null });
    expect(meterTypeOf('constructor').label).toBe('constructor');
  });
});

describe('addresses', () => {
  const nothing = { street: null, suite: null, city: null, county: null, state: null, postalCode: null };

  it.each([
    ['2139', '02139'],
    [501, '00501'],
    ['2139-1234', '02139-1234'],
    ['80302', '80302'],
    ['560001', '560001'],
    ['SW1A 1AA', 'SW1A 1AA'],
    [' ', null],
    [null, null],
  ])('postal code %j is %j', (code, padded) => {
    expect(padPostalCode(code)).toBe(padded);
  });

  it('leave out unknown parts and line breaks', () => {
    const address = {
      ...nothing,
      street: '12 Main\r\nSt',
      suite: 'Apt 4',
      city: 'Boulder',
      state: 'CO',
      postalCode: '80302',
    };
    expect(addressLines(address)).toEqual(['12 Main St, Apt 4', 'Boulder, CO 80302']);
    expect(addressLine({ ...nothing, state: 'CO' })).toBe('CO');
    expect(addressLine(nothing)).toBe('');
  });
});
