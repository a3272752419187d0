import { useId } from 'react';
import { ChartLegend, type LegendEntry } from './chart-legend';
import { valueAxis } from './value-ticks';

const WIDTH = 600;
const HEIGHT = 120;

export interface EvidenceStep {
  start: string;
  end: string;
  value: number | null;
  marked: boolean;
}

interface EvidenceChartProps {
  /** Consecutive intervals; those that are marked are what the chart is about. */
  steps: readonly EvidenceStep[];
  limit: { value: number; label: string } | null;
  typical: { value: number; label: string } | null;
  /** What the marked intervals show, in the legend. */
  markedLabel: string;
  /** A CSS color. */
  color: string;
  /** Writes an amount with its unit. */
  formatAmount: (value: number) => string;
  /** The labels of the first and the last interval. */
  firstLabel: string;
  lastLabel: string;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/** A small bar chart that is complete in the HTML the server sends. Gaps are left empty. */
export function EvidenceChart(props: EvidenceChartProps) {
  const { steps, limit, typical, markedLabel, color, formatAmount, firstLabel, lastLabel, summary } = props;
  const id = useId();
  const highest = Math.max(0, limit?.value ?? 0, typical?.value ?? 0, ...steps.map(({ value }) => value ?? 0));
  const top = valueAxis(0, highest, 4).high;
  const bars = (marked: boolean) => barPath(steps, top, marked);
  const y = (value: number) => HEIGHT - (value / top) * HEIGHT;
  const legend: LegendEntry[] = [
    { shape: 'bar', color, label: markedLabel },
    ...(steps.some(({ marked }) => !marked) ? [{ shape: 'faint' as const, color, label: 'Before and after' }] : []),
    ...(typical ? [{ shape: 'dashes' as const, color: 'var(--baseline)', label: typical.label }] : []),
    ...(limit ? [{ shape: 'line' as const, color: 'var(--bad)', label: limit.label }] : []),
  ];
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="sr-only">
        {summary}
      </figcaption>
      <ChartLegend entries={legend}>
        <span translate="no">{formatAmount(top)}</span>
      </ChartLegend>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 block h-28 w-full border-y border-line"
      >
        <path d={bars(false)} fill={color} fillOpacity={0.4} />
        <path d={bars(true)} fill={color} />
        {typical ? <Line y={y(typical.value)} color="var(--baseline)" dashed /> : null}
        {limit ? <Line y={y(limit.value)} color="var(--bad)" /> : null}
      </svg>
      <div className="mt-1 flex justify-between gap-4 text-sm text-quiet" translate="no">
        <span>{firstLabel}</span>
        <span className="text-right">{lastLabel}</span>
      </div>
    </figure>
  );
}

function Line({ y, color, dashed }: { y: number; color: string; dashed?: true }) {
  return (
    <line
      x1={0}
      x2={WIDTH}
      y1={y}
      y2={y}
      stroke={color}
      strokeWidth={1.5}
      strokeDasharray={dashed ? '6 4' : undefined}
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** Returns one path for all bars of a kind: a hundred elements would be slow. */
function barPath(steps: readonly EvidenceStep[], top: number, marked: boolean): string {
  const slot = WIDTH / Math.max(1, steps.length);
  const width = Math.max(slot * 0.75, slot - 2);
  return steps
    .map((step, index) => {
      if (step.value === null || step.marked !== marked || step.value <= 0) return '';
      const height = (step.value / top) * HEIGHT;
      const x = (index * slot + (slot - width) / 2).toFixed(2);
      return `M${x} ${HEIGHT}v${(-height).toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}z`;
    })
    .join('');
}
