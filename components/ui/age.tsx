'use client';

import { ageInWords, momentInZone } from '@/lib/domain/times';
import { useNow } from './now';

interface AgeProps {
  /** UTC instant. */
  at: string;
  /** IANA zone of the exact time shown on hover. */
  zone: string;
  /** Words before the age: 'as of'. */
  prefix?: string;
}

/** '3 min ago', kept up to date; the exact time on hover, on focus for nobody (it is in the `datetime`). */
export function Age({ at, zone, prefix }: AgeProps) {
  const now = useNow(10);
  return (
    <span className="whitespace-nowrap">
      {prefix ? `${prefix} ` : null}
      <time dateTime={at} title={momentInZone(at, zone)}>
        {ageInWords(at, now)}
      </time>
    </span>
  );
}
