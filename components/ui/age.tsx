'use client';

import { useFormats } from '@/lib/client/formats';
import { ageInWords } from '@/lib/domain/times';
import { useNow } from './now';

interface AgeProps {
  /** UTC instant. */
  at: string;
  /** IANA zone of the exact time shown on hover. */
  zone: string;
  /** Text before the age: 'Updated'. */
  prefix?: string;
}

/** An age such as '3 min ago', kept up to date, with the exact time on hover, and instead of it on paper. */
export function Age({ at, zone, prefix }: AgeProps) {
  const formats = useFormats();
  const now = useNow(10);
  const age = ageInWords(at, now);
  // The key replaces the element with each change, so that a translated page does not keep an old age.
  return (
    <span key={age} className="whitespace-nowrap print:whitespace-normal">
      {prefix ? `${prefix} ` : null}
      <time dateTime={at} title={formats.moment(at, zone)} className="print:after:content-[attr(title)]">
        <span className="print:hidden">{age}</span>
      </time>
    </span>
  );
}
