'use client';

import { useCallback, useMemo } from 'react';
import { useFormats } from '@/lib/client/formats';
import { isCounted } from '@/lib/domain/bucket-states';
import type { Granularity } from '@/lib/domain/granularity';
import { AmountDrawing } from './amount-drawing';
import type { AmountStep } from './amount-step';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { bucketLabels } from './bucket-labels';
import { ChartFrame } from './chart-frame';
import type { LegendEntry } from './chart-legend';
import { extremes } from './usage-plot';
import { useElementSize } from './use-element-size';
import { valueAxis } from './value-ticks';

interface AmountChartProps {
  steps: readonly AmountStep[];
  granularity: Granularity;
  zone: string;
  unit: string | null;
  /** CSS colors of amounts above and below 0. */
  color: string;
  reverseColor: string;
  /** The words for what was used and for what is typical: 'Used', 'Typical Saturday'; `reverse`: for amounts below 0. */
  labels: { used: string; typical: string; reverse?: string };
  /** Writes an amount with its unit. */
  formatAmount: (value: number | null) => string;
  /** In milliseconds: marked where it lies within the steps. */
  now: number;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/**
 * A bar chart of at most a month of days, with what is typical as a line and what is expected of the time to come. It is
 * complete in the HTML that the server sends.
 */
export function AmountChart(props: AmountChartProps) {
  const { steps, granularity, zone, unit, color, labels: words, formatAmount, now } = props;
  const formats = useFormats();
  const container = useElementSize();
  const labels = useMemo(() => bucketLabels(steps, granularity, zone, formats), [steps, granularity, zone, formats]);
  const axis = useMemo(() => valueAxis(...extremes(steps.flatMap(({ used, typical }) => [used, typical])), 4), [steps]);
  const ticksFor = useCallback(
    (room: number) => timeTicks(labels, granularity, room, formats),
    [labels, granularity, formats],
  );
  const peak = steps.reduce(
    (best, { state, used }, index) =>
      isCounted(state) && used !== null && used > (steps[best]?.used ?? 0) ? index : best,
    -1,
  );
  const latest = Math.max(
    0,
    steps.findLastIndex(({ used }) => used !== null),
  );
  const hasTypical = steps.some(({ typical }) => typical !== null);
  const hasExpected = steps.some(({ state, typical }) => state === 'future' && typical !== null);
  const usedFact = (used: number | null) =>
    words.reverse && used !== null && used < 0
      ? { label: words.reverse, value: formatAmount(-used) }
      : { label: words.used, value: formatAmount(used) };
  const legend: LegendEntry[] = [
    { shape: 'bar', color, label: words.used },
    ...(words.reverse && steps.some(({ used }) => (used ?? 0) < 0)
      ? [{ shape: 'bar' as const, color: props.reverseColor, label: words.reverse }]
      : []),
    ...(hasTypical ? [{ shape: 'line' as const, color: 'var(--baseline)', label: words.typical }] : []),
    ...(hasExpected ? [{ shape: 'faint' as const, color, label: 'Expected' }] : []),
  ];
  return (
    <ChartFrame
      summary={props.summary}
      legend={legend}
      unit={unit ?? 'Unit not known'}
      container={container}
      heightClass="h-52 sm:h-72"
      labels={labels}
      axis={axis}
      ticksFor={ticksFor}
      boundaries={timeBoundaries(labels, granularity)}
      cursorLabel="Point in the chart"
      initialIndex={latest}
      resting={peak >= 0 ? { index: peak, prefix: 'Peak' } : { index: latest }}
      factsAt={(index) => {
        const step = steps[index];
        if (!step) return [];
        const typical = { label: words.typical, value: formatAmount(step.typical) };
        return step.state === 'future' ? [typical] : [usedFact(step.used), typical];
      }}
      resetKey={`${steps[0]?.start} ${granularity}`}
      drawAtOnce
      draw={(frame) => (
        <AmountDrawing {...frame} steps={steps} color={color} reverseColor={props.reverseColor} now={now} />
      )}
    />
  );
}
