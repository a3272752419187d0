import { isAbsent } from '@/lib/domain/bucket-states';
import type { LegendEntry } from './chart-legend';
import type { UsageLabels } from './usage-facts';
import type { PlotMode, PlotPoint } from './usage-plot';

interface Drawn {
  words: UsageLabels;
  mode: PlotMode;
  points: readonly PlotPoint[];
  color: string;
  backColour: string;
}

/** Names the marks that are on the picture, and no others. */
export function usageLegend({ words, mode, points, color, backColour }: Drawn): LegendEntry[] {
  const shape = mode === 'ribbon' ? 'ribbon' : 'bar';
  const some = (test: (point: PlotPoint) => boolean) => points.some(test);
  const entries: (LegendEntry | false)[] = [
    some((point) => (point.value ?? -1) >= 0) && { shape, color: color, label: words.used },
    some((point) => (point.value ?? 0) < 0) && { shape, color: backColour, label: words.back },
    mode !== 'ribbon' &&
      some((point) => point.state === 'running' && point.value !== null) && {
        shape: 'faint',
        color: color,
        label: 'Still running',
      },
    some((point) => point.usual !== null) && { shape: 'line', color: 'var(--baseline)', label: 'Usual' },
    some((point) => isAbsent(point.state)) && {
      shape: 'hatch',
      color: 'var(--gap)',
      label: some((point) => point.state === 'missing') ? 'No reading' : 'Not here yet',
    },
  ];
  return entries.filter((entry) => entry !== false);
}
