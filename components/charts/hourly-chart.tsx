'use client';

import { useCallback, useMemo } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { Span } from '@/lib/domain/series';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { bucketLabels } from './bucket-labels';
import { StackedChart } from './stacked-chart';
import type { CountSeries } from './stacked-plot';

interface HourlyChartProps {
  /** Consecutive hours; counts are in their order. */
  hours: readonly Span[];
  zone: string;
  /** From the axis up. */
  series: readonly CountSeries[];
  /** What is counted, in the plural. */
  unit: string;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/** A bar chart of counts per hour, labeled in a zone. */
export function HourlyChart({ hours, zone, ...chart }: HourlyChartProps) {
  const formats = useFormats();
  const labels = useMemo(() => bucketLabels(hours, 'hour', zone, formats), [hours, zone, formats]);
  const boundaries = useMemo(() => timeBoundaries(labels, 'hour'), [labels]);
  const ticksFor = useCallback((width: number) => timeTicks(labels, 'hour', width, formats), [labels, formats]);
  return (
    <StackedChart
      {...chart}
      labels={labels}
      ticksFor={ticksFor}
      boundaries={boundaries}
      cursorLabel="Hour in the chart"
      initialIndex={hours.length - 1}
    />
  );
}
