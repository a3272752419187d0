import { describe, expect, it } from 'vitest';
import { withChoices } from './format-rules';
import { AMERICAN_FORMATS, formatsOf } from './formats';
import { acceptedRules, localeRules } from './locale-rules';

const NARROW = '\u202f';
const MINUS = '\u2212';
const AT = '2026-11-09T21:05:00Z';
const DENVER = 'America/Denver';

/** Returns the formats of an `Accept-Language` header. */
const accepted = (header: string | null) => formatsOf(acceptedRules(header));

describe('American formats', () => {
  it.each([
    [14.2345, '14.2'],
    [9.999, '10.0'],
    [99.97, '100'],
    [0.0834, '0.083'],
    [1.005, '1.00'],
    [1230.4, '1,230'],
    [12345.6, '12,346'],
    [-2.5, `${MINUS}2.50`],
    [0, '0'],
    [0.0001, '<0.001'],
    [-0.0001, `>${MINUS}0.001`],
  ])('%d in text is %s', (value, text) => {
    expect(AMERICAN_FORMATS.prose(value)).toBe(text);
  });

  it('write numbers with fixed decimals in columns, and a dash for null', () => {
    expect(AMERICAN_FORMATS.column(23_395.2, 1)).toBe('23,395.2');
    expect(AMERICAN_FORMATS.column(-0.001, 2)).toBe('0.00');
    expect(AMERICAN_FORMATS.column(null, 2)).toBe('–');
    expect(AMERICAN_FORMATS.quantity(null, 'kWh')).toBe('–');
    expect(AMERICAN_FORMATS.quantity(0, 'kWh')).toBe(`0${NARROW}kWh`);
    expect(AMERICAN_FORMATS.quantity(3, null)).toBe('3.00');
    expect(AMERICAN_FORMATS.amount(1.2, 2, 'kWh')).toBe(`1.20${NARROW}kWh`);
    expect([AMERICAN_FORMATS.percent(-0.091), AMERICAN_FORMATS.percent(0.003)]).toEqual(['9%', '0.3%']);
    expect(AMERICAN_FORMATS.count(1_204_000)).toBe('1,204,000');
  });

  it('count nouns, singular for 1 only', () => {
    expect(AMERICAN_FORMATS.counted(0, 'request')).toBe('0 requests');
    expect(AMERICAN_FORMATS.counted(1, 'request')).toBe('1 request');
    expect(AMERICAN_FORMATS.counted(1204, 'request')).toBe('1,204 requests');
    expect(AMERICAN_FORMATS.counted(2, 'is one', 'are several')).toBe('2 are several');
  });

  it('write instants with the clock and calendar of the zone', () => {
    expect(AMERICAN_FORMATS.moment(AT, DENVER)).toBe(`Mon, Nov 9, 2:05${NARROW}PM MST`);
    expect(AMERICAN_FORMATS.moment(AT, 'Asia/Kolkata')).toBe(`Tue, Nov 10, 2:35${NARROW}AM GMT+5:30`);
    expect(AMERICAN_FORMATS.moment('2026-07-01T06:00:00Z', DENVER)).toBe(`Wed, Jul 1, 12:00${NARROW}AM MDT`);
    expect(AMERICAN_FORMATS.clock('2026-11-09T19:00:00Z', DENVER)).toBe(`12:00${NARROW}PM`);
    expect(AMERICAN_FORMATS.date(AT, DENVER)).toBe('Mon, Nov 9, 2026');
  });

  it('leave out the day of an instant that is today', () => {
    const evening = Date.parse('2026-11-10T06:30:00Z');
    expect(AMERICAN_FORMATS.clockOrMoment(AT, evening, DENVER)).toBe(`2:05${NARROW}PM`);
    expect(AMERICAN_FORMATS.clockOrMoment(AT, evening, 'Europe/Paris')).toBe(`Mon, Nov 9, 10:05${NARROW}PM`);
  });

  it.each([
    [[11, 0], [12, 0], `11${NARROW}AM–12${NARROW}PM`],
    [[14, 15], [14, 30], `2:15–2:30${NARROW}PM`],
    [[0, 0], [1, 0], `12–1${NARROW}AM`],
    [[23, 0], [0, 0], `11${NARROW}PM–12${NARROW}AM`],
    [[1, 0], [1, 0], `1${NARROW}AM–1${NARROW}AM`],
  ])('write the times %j to %j as %s', ([h1 = 0, m1 = 0], [h2 = 0, m2 = 0], text) => {
    expect(AMERICAN_FORMATS.timeRange({ hour: h1, minute: m1 }, { hour: h2, minute: m2 })).toBe(text);
  });

  it.each([
    ['2026-11-09', '2026-11-15', false, 'Nov 9–15'],
    ['2026-11-09', '2026-11-15', true, 'Nov 9–15, 2026'],
    ['2026-11-28', '2026-12-04', false, 'Nov 28 – Dec 4'],
    ['2026-12-28', '2027-01-03', false, 'Dec 28, 2026 – Jan 3, 2027'],
  ])('write the days %s to %s, year %s, as %s', (first, last, year, text) => {
    expect(AMERICAN_FORMATS.dayRange(first, last, year)).toBe(text);
  });
});

describe('the language of the browser', () => {
  it.each([null, '', '*', 'en', 'en-US,en;q=0.9', 'xx-YY', 'not a language, ;;', 'en-US;q=0,de;q=x'])(
    '%j has American formats',
    (header) => {
      expect(acceptedRules(header)).toEqual(AMERICAN_FORMATS.rules);
    },
  );

  it('is the first by weight that Intl knows', () => {
    expect(acceptedRules('xx-YY,fr;q=0.2,de-DE;q=0.7')).toEqual(localeRules('de-DE'));
  });

  it.each([
    ['en-GB', 'Mon 9 Nov, 14:05 MST', '23,395.2', '3%'],
    ['de-DE', 'Mon 9 Nov, 14:05 MST', '23.395,2', '3\u00a0%'],
    ['sv-SE', 'Mon 11-09, 14:05 MST', '23\u00a0395,2', '3\u00a0%'],
    ['en-IN', `Mon 9 Nov, 2:05${NARROW}PM MST`, '23,395.2', '3%'],
    ['tr', 'Mon 9 Nov, 14:05 MST', '23.395,2', '%3'],
  ])('%s writes times, numbers and shares in its way', (language, moment, number, percent) => {
    const formats = accepted(language);
    expect(formats.moment(AT, DENVER)).toBe(moment);
    expect(formats.column(23_395.2, 1)).toBe(number);
    expect(formats.percent(0.03)).toBe(percent);
  });

  it('groups digits as the language does', () => {
    expect(accepted('en-IN').count(1_23_45_678)).toBe('1,23,45,678');
    expect([accepted('es-ES').count(1234), accepted('es-ES').count(12_345)]).toEqual(['1234', '12.345']);
  });

  it('has its own first day of the week', () => {
    expect(['en-US', 'en-GB', 'ar-EG'].map((language) => accepted(language).rules.firstWeekday)).toEqual([0, 1, 6]);
  });

  it('writes Latin digits and the Gregorian calendar everywhere', () => {
    expect(accepted('fa-IR').count(1234)).toBe('1,234');
    expect(accepted('th-TH').plainDate('2026-11-09')).toBe('9 Nov 2026');
    expect(accepted('ar-EG').percent(0.03)).toBe('3%');
  });
});

describe('choices', () => {
  it('replace what the language has, each on its own', () => {
    const rules = acceptedRules('de-DE');
    const formats = formatsOf(withChoices(rules, { hours: '12', digits: 'comma-point' }));
    expect(formats.moment(AT, DENVER)).toBe(`Mon 9 Nov, 2:05${NARROW}PM MST`);
    expect(formats.column(23_395.2, 1)).toBe('23,395.2');
    expect(withChoices(rules, {})).toEqual(rules);
    expect(withChoices(rules, { dates: 'year-first', week: 'saturday' })).toMatchObject({
      dates: 'year-first',
      firstWeekday: 6,
    });
  });

  it('write days with the day or the year first', () => {
    const dayFirst = formatsOf(withChoices(AMERICAN_FORMATS.rules, { dates: 'day-first' }));
    expect(dayFirst.dayRange('2026-11-09', '2026-11-15')).toBe('9–15 Nov');
    expect(dayFirst.dayRange('2026-12-28', '2027-01-03')).toBe('28 Dec 2026 – 3 Jan 2027');
    const yearFirst = formatsOf(withChoices(AMERICAN_FORMATS.rules, { dates: 'year-first' }));
    expect(yearFirst.dayRange('2026-11-09', '2026-11-15')).toBe('11-09 – 11-15');
    expect(yearFirst.dayRange('2026-11-09', '2026-11-15', true)).toBe('2026-11-09 – 2026-11-15');
    expect(yearFirst.namedDate('2026-11-09')).toBe('Mon 2026-11-09');
  });
});
