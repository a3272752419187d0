'use client';

import { clockInZone, zoneAbbreviation } from '@/lib/domain/times';
import { useNow } from './now';

/** The current time in a zone: '14:05 MST'. */
export function LocalClock({ zone }: { zone: string }) {
  const at = new Date(useNow(10)).toISOString();
  return (
    <span className="whitespace-nowrap" title={`Local time, ${zone}`}>
      {clockInZone(at, zone)} {zoneAbbreviation(at, zone)}
    </span>
  );
}
