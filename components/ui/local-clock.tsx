'use client';

import { isIntlZone } from '@/lib/domain/intl-zone';
import { clockInZone, zoneAbbreviation } from '@/lib/domain/times';
import { useNow } from './now';
import { useHydrated } from './use-hydrated';

/** The current time in a zone: '14:05 MST'; in UTC, with the reason, where this browser does not know the zone. */
export function LocalClock({ zone }: { zone: string }) {
  const at = new Date(useNow(10)).toISOString();
  const unknown = useHydrated() && !isIntlZone(zone);
  return (
    <>
      <span translate="no" className="whitespace-nowrap" title={unknown ? 'The time in UTC' : `Local time, ${zone}`}>
        {`${clockInZone(at, zone)} ${zoneAbbreviation(at, zone)}`}
      </span>
      {unknown ? (
        <span className="text-ink">{` Times are in UTC: this browser doesn’t know the time zone ${zone}. Update it to see local time.`}</span>
      ) : null}
    </>
  );
}
