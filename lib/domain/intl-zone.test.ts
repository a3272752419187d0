import { afterEach, describe, expect, it, vi } from 'vitest';
import { AMERICAN_FORMATS } from './formats/formats';
import { deviceZone, intlZoneOrUtc, isIntlZone } from './intl-zone';
import { calendarDayInZone } from './times';
import { zoneAbbreviation } from './zone-abbreviation';

const AT = '2026-11-09T21:05:00Z';
const UNKNOWN = ['Etc/Unknown', 'Mars/Olympus', '2026-01-01T00:00Z[America/Denver]', 'Z', ''];

afterEach(() => vi.restoreAllMocks());

function deviceReports(timeZone: unknown) {
  const options = { ...new Intl.DateTimeFormat().resolvedOptions(), timeZone };
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue(
    options as Intl.ResolvedDateTimeFormatOptions,
  );
}

describe('zones that Intl does not know', () => {
  it('are replaced by UTC', () => {
    for (const zone of UNKNOWN) expect(intlZoneOrUtc(zone), zone).toBe('UTC');
    expect([intlZoneOrUtc(null), intlZoneOrUtc(undefined)]).toEqual(['UTC', 'UTC']);
    expect([isIntlZone('Asia/Kolkata'), intlZoneOrUtc('Asia/Kolkata')]).toEqual([true, 'Asia/Kolkata']);
  });

  it('are formatted as UTC and named so, and throw nowhere', () => {
    for (const zone of UNKNOWN) {
      expect(AMERICAN_FORMATS.moment(AT, zone)).toBe('Mon, Nov 9, 9:05\u202fPM UTC');
      expect(zoneAbbreviation(AT, zone)).toBe('UTC');
      expect(calendarDayInZone(AT, zone)).toBe('2026-11-09');
    }
  });
});

describe('deviceZone', () => {
  it('returns the zone of this device', () => {
    expect(deviceZone()).toBe('Pacific/Auckland');
  });

  it('returns UTC for a zone the browser reports but cannot format, and for none', () => {
    for (const zone of ['Etc/Unknown', undefined, '']) {
      deviceReports(zone);
      expect(deviceZone()).toBe('UTC');
      vi.restoreAllMocks();
    }
  });

  it('returns UTC when the browser throws', () => {
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(() => {
      throw new RangeError('no zone');
    });
    expect(deviceZone()).toBe('UTC');
  });
});
