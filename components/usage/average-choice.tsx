'use client';

import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import type { useUsageSeries } from './use-usage-series';

interface AverageChoiceProps {
  checked: boolean;
  series: Pick<ReturnType<typeof useUsageSeries>, 'average' | 'matchingAverage' | 'usage'>;
  onChange: (checked: boolean) => void;
}

/** Shows the average of comparable homes in the chart, or says why it is not there. */
export function AverageChoice({ checked, series, onChange }: AverageChoiceProps) {
  return (
    <HydratedFieldset className="mt-1 flex flex-wrap items-center gap-x-3">
      <label className="flex min-h-11 items-center gap-2">
        <input type="checkbox" checked={checked} onChange={() => onChange(!checked)} className="size-4 accent-accent" />
        Compare with the average of comparable homes
      </label>
      <p role="status" className="text-sm text-quiet">
        {checked ? averageStatus(series) : null}
      </p>
    </HydratedFieldset>
  );
}

/** Returns why the chosen average is not in the chart; null while it is. */
export function averageStatus({ average, matchingAverage, usage }: AverageChoiceProps['series']): string | null {
  if (matchingAverage) return null;
  if (average.error) {
    return average.error.code === 'not_found' ? 'Copper has no average for this meter.' : average.error.detail;
  }
  if (average.isPending || average.isPlaceholderData || usage.isPlaceholderData) return 'Loading…';
  return usage.data ? 'Copper has no average for this period.' : null;
}
