/**
 * Checks time zones by Intl, the engine that formats times for users. Zones come from outside: from the cloud, and from
 * the viewer's device. A zone that one engine knows may be unknown to another: Chrome itself may report `Etc/Unknown`,
 * which it cannot format, and an old browser does not know a new zone of a home.
 */

/** Results of earlier checks: a fleet formats thousands of times in a few zones. */
const checked = new Map<string, boolean>();
/** Limits the memory a cloud with ever new zones could use. There are about 600 zones. */
const MAX_CHECKED = 2_000;

/** True when Intl can format times in the zone. */
export function isIntlZone(zone: string): boolean {
  const earlier = checked.get(zone);
  if (earlier !== undefined) return earlier;
  const known = canFormat(zone);
  if (checked.size < MAX_CHECKED) checked.set(zone, known);
  return known;
}

/** Returns the zone, or UTC when Intl cannot format it: times in UTC, named so, are better than no page. */
export function intlZoneOrUtc(zone: string | null | undefined): string {
  return zone && isIntlZone(zone) ? zone : 'UTC';
}

/** Returns the zone of this device; UTC when it has none that Intl can format. */
export function deviceZone(): string {
  try {
    return intlZoneOrUtc(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  } catch {
    return 'UTC';
  }
}

function canFormat(zone: string): boolean {
  if (zone === '') return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
