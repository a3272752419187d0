'use client';

import { SegmentedControl } from '@/components/ui/segmented-control';
import { daysBetween } from '@/lib/client/local-day';
import { granularityChoices } from '@/lib/client/usage-granularity';
import { type UsageViewParams, withGranularity } from '@/lib/client/usage-view';
import type { Granularity } from '@/lib/domain/granularity';

const SHORT: Partial<Record<Granularity, string>> = { fifteenminute: '15 min', hour: '1 h', bihour: '2 h' };

/** How finely the range is cut. What does not suit the range is there but closed, and the line below says why. */
export function GranularityControl({
  view,
  onChange,
}: {
  view: UsageViewParams;
  onChange: (view: UsageViewParams) => void;
}) {
  const choices = granularityChoices(daysBetween(view.start, view.end));
  return (
    <div className="min-w-0">
      <SegmentedControl
        legend="Interval"
        showLegend
        options={choices.map(({ granularity, label, reason }) => ({
          value: granularity,
          label: SHORT[granularity] ?? label,
          title: reason ?? label,
          disabled: reason !== null,
        }))}
        value={view.granularity}
        onChange={(granularity) => onChange(withGranularity(view, granularity))}
      />
      <p className="sr-only">{choices.flatMap((choice) => choice.reason ?? []).join(' ')}</p>
    </div>
  );
}
