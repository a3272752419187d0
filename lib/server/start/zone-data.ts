import { localClock } from '@/lib/domain/calendar';
import { missingZoneChanges, type ZoneChange } from '@/lib/domain/zone-changes';
import { env } from '../env';
import { createLog, type Log } from '../log';

/** The time zone data of this server. */
export interface ZoneData {
  /** Version of Node's data, such as `2025c`; null when Node has none. */
  version: string | null;
  /** Known changes of clocks that the data do not have. */
  missing: readonly ZoneChange[];
}

let zoneData: ZoneData | undefined;

/** Returns the time zone data of this process: of both engines, Intl, which writes times, and Temporal, which computes days. */
export function serverZoneData(): ZoneData {
  zoneData ??= { version: process.versions.tz ?? null, missing: missingInAny() };
  return zoneData;
}

function missingInAny(): ZoneChange[] {
  return [...new Set([...missingZoneChanges(), ...missingZoneChanges(localClock)])];
}

/** Logs a warning at start when the time zone data of this server do not have a known change of clocks. */
export function checkZoneDataAtStart(): void {
  warnOfOldZoneData(createLog({ level: env().logLevel }), serverZoneData());
}

/** The warning of `checkZoneDataAtStart`, for given data. */
export function warnOfOldZoneData(log: Pick<Log, 'warn'>, { version, missing }: ZoneData): void {
  if (missing.length === 0) return;
  const changes = missing.map(({ version: since, zones: [zone] }) => `${zone} (${since})`);
  log.warn(
    { tz: version, changes },
    'old time zone data: times in these zones are an hour off, see "Time zone data" in docs/deployment.md',
  );
}
