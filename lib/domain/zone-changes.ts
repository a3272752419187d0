/**
 * Changes of clocks that older time zone data do not have. They are found by asking an engine what clocks show, not by
 * comparing version numbers: data can be updated without the engine, and an engine without its data.
 */

import { timeOfDay } from './formats/time-text';
import { wallTime } from './wall-time';

/** A change of clocks, and how to see whether an engine has it. */
export interface ZoneChange {
  /** The first version of the time zone data that has it. */
  version: string;
  /** The first day on which older data give wrong times. */
  since: string;
  /** Names of the zone: older ones are links to the first. */
  zones: readonly string[];
  /** What clocks in the zone show at `PROBE`. Older data are an hour off. */
  clock: string;
}

/** An instant at which the data before and after each change differ. */
export const PROBE = '2026-12-15T12:00:00Z';

/** From the NEWS file of the time zone database, https://www.iana.org/time-zones. Oldest first. */
export const ZONE_CHANGES: readonly ZoneChange[] = [
  { version: '2026b', since: '2026-11-01', zones: ['America/Vancouver', 'Canada/Pacific'], clock: '05:00' },
  {
    version: '2026c',
    since: '2026-11-01',
    zones: ['America/Edmonton', 'America/Yellowknife', 'Canada/Mountain'],
    clock: '06:00',
  },
  { version: '2026c', since: '2026-09-20', zones: ['Africa/Casablanca', 'Africa/El_Aaiun'], clock: '12:00' },
  { version: '2026d', since: '2026-11-01', zones: ['America/Inuvik'], clock: '06:00' },
];

/** Returns what clocks in a zone show at an instant: '14:05'. */
export type ClockAt = (at: string, zone: string) => string;

const clockOfIntl: ClockAt = (at, zone) => timeOfDay(wallTime(at, zone), 24);

/** Returns the known changes that the engine does not have; by default Intl of this machine. */
export function missingZoneChanges(clockAt: ClockAt = clockOfIntl): ZoneChange[] {
  return ZONE_CHANGES.filter(({ zones: [zone = 'UTC'], clock }) => clockAt(PROBE, zone) !== clock);
}

/** Returns the first of these changes that concerns a zone; null when none does. */
export function changeOfZone(changes: readonly ZoneChange[], zone: string): ZoneChange | null {
  return changes.find(({ zones }) => zones.includes(zone)) ?? null;
}
