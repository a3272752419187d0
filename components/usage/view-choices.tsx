'use client';

import type { ReactNode } from 'react';
import { CompactSelect } from '@/components/ui/compact-select';
import { useFormats } from '@/lib/client/formats';
import { granularityChoices } from '@/lib/client/usage-granularity';
import { type UsageViewParams, withCompare, withGranularity } from '@/lib/client/usage-view';
import { daysBetween } from '@/lib/domain/local-day';
import { compareChoices } from './compare-labels';

interface ViewChoicesProps {
  view: UsageViewParams;
  onChange: (view: UsageViewParams) => void;
  /** A choice of meters, before the others. */
  children?: ReactNode;
}

/** Chooses what usage is compared with, and the length of the bars; offers only what suits the range. */
export function ViewChoices({ view, onChange, children }: ViewChoicesProps) {
  const formats = useFormats();
  return (
    <div className="screen-only -mx-2 flex flex-wrap items-center gap-x-3">
      {children}
      <CompactSelect
        label="Compare with"
        value={view.compare}
        options={compareChoices(view, formats)}
        onChange={(compare) => onChange(withCompare(view, compare))}
      />
      <CompactSelect
        label="Detail"
        value={view.granularity}
        options={granularityChoices(daysBetween(view.start, view.end)).map(({ granularity, label }) => ({
          value: granularity,
          label,
        }))}
        onChange={(granularity) => onChange(withGranularity(view, granularity))}
      />
    </div>
  );
}
