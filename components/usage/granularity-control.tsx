'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { daysBetween } from '@/lib/domain/local-day';
import { granularityChoices } from '@/lib/client/usage-granularity';
import { type UsageViewParams, withGranularity } from '@/lib/client/usage-view';
import type { Granularity } from '@/lib/domain/granularity';

const SHORT_LABELS: Partial<Record<Granularity, string>> = {
  minute: '1 min',
  fifteenminute: '15 min',
  hour: '1 h',
  bihour: '2 h',
};

interface GranularityControlProps {
  view: UsageViewParams;
  onChange: (view: UsageViewParams) => void;
}

/** Chooses the length of the chart's bars. Offers only those that suit the range. */
export function GranularityControl({ view, onChange }: GranularityControlProps) {
  return (
    <SegmentedControl
      legend="Detail"
      showLegend
      options={granularityChoices(daysBetween(view.start, view.end)).map(({ granularity, label }) => ({
        value: granularity,
        label: SHORT_LABELS[granularity] ?? label,
        title: label,
      }))}
      value={view.granularity}
      onChange={(granularity) => onChange(withGranularity(view, granularity))}
    />
  );
}
