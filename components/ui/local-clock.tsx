'use client';

import { createContext, useContext } from 'react';
import { useFormats } from '@/lib/client/formats';
import { isIntlZone } from '@/lib/domain/intl-zone';
import { zoneAbbreviation } from '@/lib/domain/zone-abbreviation';
import { changeOfZone, missingZoneChanges, type ZoneChange } from '@/lib/domain/zone-changes';
import { useNow } from './now';
import { useHydrated } from './use-hydrated';

/** Changes of clocks that the server's time zone data do not have. */
export const MissingZoneChanges = createContext<readonly ZoneChange[]>([]);

/** The current time in a zone: '2:05 PM MST', with a warning where the times of that zone are wrong or in UTC. */
export function LocalClock({ zone }: { zone: string }) {
  const formats = useFormats();
  const at = new Date(useNow(10)).toISOString();
  const unknown = useHydrated() && !isIntlZone(zone);
  const warning = useZoneWarning(zone);
  return (
    <>
      <span translate="no" className="whitespace-nowrap" title={unknown ? 'The time in UTC' : `Local time, ${zone}`}>
        {`${formats.clock(at, zone)} ${zoneAbbreviation(at, zone)}`}
      </span>
      {warning ? <span className="text-ink">{` ${warning}`}</span> : null}
    </>
  );
}

/** Returns a sentence when this browser or the server does not know the zone's clocks; null when both do. */
function useZoneWarning(zone: string): string | null {
  const formats = useFormats();
  const onServer = changeOfZone(useContext(MissingZoneChanges), zone);
  const hydrated = useHydrated();
  if (hydrated && !isIntlZone(zone)) {
    return `Times are in UTC: this browser doesn’t know the time zone ${zone}. Update it to see local time.`;
  }
  const change = onServer ?? (hydrated ? changeOfZone(missingZoneChanges(), zone) : null);
  if (!change) return null;
  const since = formats.namedDate(change.since);
  return `Times since ${since} may be an hour off until ${onServer ? 'the server' : 'this browser'} is updated.`;
}
