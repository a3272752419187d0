import { describe, expect, it } from 'vitest';
import { addressLine, addressLines, padPostalCode } from './address';
import { meterTypeOf } from './meter-types';
import { columnNumber, counted, countText, percentText, proseNumber, quantity } from './numbers';
import { ageInWords, calendarDayInZone, clockInZone, dayInZone, momentInZone, waitInWords } from './times';

const THIN = '\u202f';
const MINUS = '\u2212';

describe('numbers', () => {
  it.each([
    [14.2345, '14.2'],
    [9.999, '10.0'],
    [99.97, '100'],
    [0.0834, '0.083'],
    [1.005, '1.00'],
    [1230.4, '1230'],
    [12345.6, `12${THIN}346`],
    [-2.5, `${MINUS}2.50`],
    [0, '0'],
    [0.0001, '<0.001'],
    [-0.0001, `>${MINUS}0.001`],
  ])('%d in text is %s', (value, text) => {
    expect(proseNumber(value)).toBe(text);
  });

  it('have fixed decimals in columns, and a dash for null', () => {
    expect(columnNumber(1.5, 2)).toBe('1.50');
    expect(columnNumber(-0.001, 2)).toBe('0.00');
    expect(columnNumber(null, 2)).toBe('–');
    expect(quantity(null, 'kWh')).toBe('–');
    expect(quantity(0, 'kWh')).toBe(`0${THIN}kWh`);
    expect(quantity(3, null)).toBe('3.00');
    expect(percentText(-0.091)).toBe(`9${THIN}%`);
    expect(countText(1204)).toBe(`1${THIN}204`);
  });

  it('are singular for 1 only when they count a noun', () => {
    expect(counted(0, 'request')).toBe('0 requests');
    expect(counted(1, 'request')).toBe('1 request');
    expect(counted(1204, 'request')).toBe(`1${THIN}204 requests`);
    expect(counted(2, 'is one', 'are several')).toBe('2 are several');
  });
});

describe('times', () => {
  const at = '2026-11-09T21:05:00Z';

  it('have the clock and calendar of the zone', () => {
    expect(momentInZone(at, 'America/Denver')).toBe('Mon 9 Nov, 14:05 MST');
    expect(momentInZone(at, 'Asia/Kolkata')).toBe('Tue 10 Nov, 02:35 GMT+5:30');
    expect(momentInZone('2026-07-01T06:00:00Z', 'America/Denver')).toBe('Wed 1 Jul, 00:00 MDT');
    expect(dayInZone('2026-09-02T12:00:00Z', 'America/Denver')).toBe('Wed 2 Sep');
    expect(clockInZone(at, 'America/Denver')).toBe('14:05');
    expect(calendarDayInZone(at, 'Asia/Kolkata')).toBe('2026-11-10');
  });

  it.each([
    [-5, 'just now'],
    [59, 'just now'],
    [180, '3 min ago'],
    [59.6 * 60, '1 h ago'],
    [23.8 * 3600, '1 day ago'],
    [49 * 3600, '2 days ago'],
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
