'use client';

import { useState } from 'react';
import { BareButton } from '@/components/ui/bare-button';
import { useFormats } from '@/lib/client/formats';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';

interface FacetGroupProps {
  label: string;
  values: readonly FacetCount[];
  chosen: readonly string[];
  word: (value: string) => string;
  onToggle: (value: string) => void;
}

/** Values shown at first; chosen ones are always shown. */
const FIRST = 6;

/** The values of one filter, each with the number of rows that choosing it would match; a button shows the rest. */
export function FacetGroup({ label, values, chosen, word, onToggle }: FacetGroupProps) {
  const formats = useFormats();
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? values : values.filter(({ value }, index) => index < FIRST || chosen.includes(value));
  const left = values.length - shown.length;
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium text-quiet">{label}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} className="flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => onToggle(value)}
            className="size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0 flex-1 truncate">{word(value)}</span>
          <span className="text-sm text-quiet">{formats.count(count)}</span>
        </label>
      ))}
      {left > 0 ? (
        <BareButton onClick={() => setShowsAll(true)} className="link min-h-9 text-sm">
          {`${formats.count(left)} more`}
          <span className="sr-only">{` of ${label}`}</span>
        </BareButton>
      ) : null}
    </fieldset>
  );
}
