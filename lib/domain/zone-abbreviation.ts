import { intlZoneOrUtc } from './intl-zone';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns the zone's short US name at an instant: 'MST', 'GMT+5:30'. */
export function zoneAbbreviation(at: string, zone: string): string {
  const known = intlZoneOrUtc(zone);
  let formatter = formatters.get(known);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone: known, timeZoneName: 'short' });
    formatters.set(known, formatter);
  }
  const part = formatter.formatToParts(Date.parse(at)).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? known;
}
