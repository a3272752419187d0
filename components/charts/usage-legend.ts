import { isAbsent } from '@/lib/domain/bucket-states';
import type { SeriesPoint } from '@/lib/domain/join-series';
import type { LegendEntry } from './chart-legend';
import type { UsageLabels } from './usage-facts';
import type { PlotMode } from './usage-plot';

interface UsageLegendInput {
  labels: UsageLabels;
  mode: PlotMode;
  points: readonly SeriesPoint[];
  color: string;
  reverseColor: string;
  /** What is compared with is what is expected of the time to come. */
  expects: boolean;
}

/** Returns an entry for each kind of mark in the chart. */
export function usageLegend({ labels, mode, points, color, reverseColor, expects }: UsageLegendInput): LegendEntry[] {
  const shape = mode === 'ribbon' ? 'ribbon' : 'bar';
  const some = (predicate: (point: SeriesPoint) => boolean) => points.some(predicate);
  const isExpected =
    expects && mode === 'bars' && some(({ state, baseline }) => state === 'future' && baseline !== null);
  const entries: (LegendEntry | false)[] = [
    some((point) => (point.value ?? -1) >= 0) && { shape, color: color, label: labels.used },
    some((point) => (point.value ?? 0) < 0) && { shape, color: reverseColor, label: labels.reverse },
    !isExpected &&
      mode !== 'ribbon' &&
      some((point) => point.state === 'running' && point.value !== null) && {
        shape: 'faint',
        color: color,
        label: 'In progress',
      },
    some((point) => point.baseline !== null) && { shape: 'line', color: 'var(--baseline)', label: labels.compared },
    isExpected && { shape: 'faint', color, label: 'Expected' },
    some((point) => isAbsent(point.state)) && {
      shape: 'hatch',
      color: 'var(--gap)',
      label: some((point) => point.state === 'missing') ? 'No reading' : 'Not loaded yet',
    },
  ];
  return entries.filter((entry) => entry !== false);
}
