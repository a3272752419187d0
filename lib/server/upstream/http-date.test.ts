import { describe, expect, it } from 'vitest';
import { parseHttpDate } from './http-date';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('parseHttpDate', () => {
  it.each([
    ['Sun, 01 Mar 2026 09:05:07 GMT', '2026-03-01T09:05:07Z'],
    ['SUN, 01 mar 2026 09:05:07 gmt', '2026-03-01T09:05:07Z'],
    ['Thursday, 18-Aug-50 02:01:18 GMT', '2050-08-18T02:01:18Z'],
    ['Saturday, 18-Aug-90 02:01:18 GMT', '1990-08-18T02:01:18Z'],
    ['Thu Aug  8 02:01:18 2050', '2050-08-08T02:01:18Z'],
    ['Sat Dec 31 23:59:60 2016', '2017-01-01T00:00:00Z'],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '9999-12-31T23:59:59Z'],
    ['Mon, 01 Jan 0001 00:00:00 GMT', '0001-01-01T00:00:00Z'],
  ])('reads %s', (text, instant) => {
    expect(parseHttpDate(text, NOW)).toBe(Date.parse(instant));
  });

  it.each([
    undefined,
    '',
    '0',
    '-1',
    '1.5',
    'soon',
    '2026-03-01T09:05:07Z',
    'Sun, 01 Mar 2026 09:05:07 UTC',
    'Sun, 01 Mar 2026 09:05:07 +0000',
    'Sun 01 Mar 2026 09:05:07 GMT',
    'Sun, 1 Mar 2026 09:05:07 GMT',
    'Sun, 01 Mar 2026 9:05:07 GMT',
    'Sun, 01 Mar 2026 25:05:07 GMT',
    'Mon, 31 Feb 2026 09:05:07 GMT',
    'Sat, 13 Sep 275760 00:00:01 GMT',
    'Sun, 01 Mar 2026 09:05:07 GMT, Sun, 01 Mar 2026 09:05:08 GMT',
  ])('returns null for %s', (text) => {
    expect(parseHttpDate(text, NOW)).toBeNull();
  });
});
