'use client';

import { clockInZone, zoneAbbreviation } from '@/lib/domain/times';
import { useNow } from './now';

/** The time of day where a premise is, with its zone: '14:05 MST'. Moves by the minute. */
export function LocalClock({ zone }: { zone: string }) {
  const at = new Date(useNow(10)).toISOString();
  return (
    <span className="whitespace-nowrap" title={`Local time, ${zone}`}>
      {clockInZone(at, zone)} {zoneAbbreviation(at, zone)}
    </span>
  );
}
