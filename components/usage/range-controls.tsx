'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { useFormats } from '@/lib/client/formats';
import { USAGE_RANGE_KINDS, type UsageRangeKind, type UsageViewParams, withRange } from '@/lib/client/usage-view';

const DatesForm = dynamic(() => import('./dates-form').then((loaded) => loaded.DatesForm));

const LABELS: Record<UsageRangeKind, string> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
  dates: 'Dates',
};

interface RangeControlsProps {
  view: UsageViewParams;
  today: string;
  onChange: (view: UsageViewParams) => void;
  /** A choice of bills, beside the form for dates. */
  bills?: ReactNode;
}

/** Chooses the kind of period, and its dates. */
export function RangeControls({ view, today, onChange, bills }: RangeControlsProps) {
  const { firstWeekday } = useFormats().rules;
  return (
    <div className="flex min-w-0 flex-wrap items-end gap-x-6 gap-y-2">
      <SegmentedControl
        legend="Range"
        options={USAGE_RANGE_KINDS.map((range) => ({ value: range, label: LABELS[range] }))}
        value={view.range}
        onChange={(range) => onChange(withRange(view, range, today, firstWeekday))}
      />
      {view.range === 'dates' ? (
        <>
          <DatesForm key={`${view.start} ${view.end}`} view={view} onChange={onChange} />
          {bills}
        </>
      ) : null}
    </div>
  );
}
