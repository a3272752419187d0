import { isAbsent } from '@/lib/domain/bucket-states';
import type { LegendEntry } from './chart-legend';
import type { UsageWords } from './usage-facts';
import type { PlotMode, PlotPoint } from './usage-plot';

interface Drawn {
  words: UsageWords;
  mode: PlotMode;
  points: readonly PlotPoint[];
  colour: string;
  backColour: string;
}

/** Names the marks that are on the picture, and no others. */
export function usageLegend({ words, mode, points, colour, backColour }: Drawn): LegendEntry[] {
  const shape = mode === 'ribbon' ? 'ribbon' : 'bar';
  const some = (test: (point: PlotPoint) => boolean) => points.some(test);
  const entries: (LegendEntry | false)[] = [
    some((point) => (point.value ?? -1) >= 0) && { shape, colour, label: words.used },
    some((point) => (point.value ?? 0) < 0) && { shape, colour: backColour, label: words.back },
    mode !== 'ribbon' &&
      some((point) => point.state === 'running' && point.value !== null) && {
        shape: 'faint',
        colour,
        label: 'Still running',
      },
    some((point) => point.usual !== null) && { shape: 'line', colour: 'var(--baseline)', label: 'Usual' },
    some((point) => isAbsent(point.state)) && {
      shape: 'hatch',
      colour: 'var(--gap)',
      label: some((point) => point.state === 'missing') ? 'No reading' : 'Not here yet',
    },
  ];
  return entries.filter((entry) => entry !== false);
}
