'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { TimeTick } from './axis-ticks';
import { ChartFrame } from './chart-frame';
import { type CountSeries, stackFacts, stackRows, stackSums } from './stacked-plot';
import { useElementSize } from './use-element-size';
import { valueAxis } from './value-ticks';

/** Loaded on its own, after the numbers: recharts is as large as the rest of the page. */
const StackedDrawing = dynamic(() => import('./stacked-drawing'), { ssr: false });

/** A shorter axis would have ticks at fractions of a count. */
const MIN_AXIS_TOP = 5;

interface StackedChartProps {
  /** Labels of the bars, in order: `short` beside its counts, `full` on its own. */
  labels: readonly { short: string; full: string }[];
  /** Ticks of the axis below for a plot of this width in pixels. */
  ticksFor: (width: number) => TimeTick[];
  /** Where a thin vertical line separates bars. */
  boundaries: number[];
  /** From the axis up; counts are in the bars' order. */
  series: readonly CountSeries[];
  /** What is counted, in the plural. */
  unit: string;
  /** The accessible name of the cursor: 'Hour in the chart'. */
  cursorLabel: string;
  /** Where the keyboard starts. */
  initialIndex: number;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/** A bar chart of counts; each bar is split into the counts of its series. */
export function StackedChart(props: StackedChartProps) {
  const { labels, series, ...frameProps } = props;
  const count = labels.length;
  const formats = useFormats();
  const container = useElementSize();
  const shown = useMemo(() => series.filter(({ counts }) => counts.some((each) => each > 0)), [series]);
  const rows = useMemo(() => stackRows(shown, count), [shown, count]);
  const sums = useMemo(() => stackSums(shown, count), [shown, count]);
  const axis = useMemo(() => valueAxis(0, Math.max(MIN_AXIS_TOP, ...sums), 4), [sums]);
  return (
    <ChartFrame
      {...frameProps}
      labels={labels}
      legend={shown.map(({ label, color }) => ({ shape: 'bar', label, color }))}
      container={container}
      heightClass="h-48"
      axis={axis}
      resting={{ index: sums.indexOf(Math.max(...sums)), prefix: 'Peak' }}
      factsAt={(index) => stackFacts(shown, sums, index, formats)}
      draw={(frame) => <StackedDrawing {...frame} rows={rows} series={shown} />}
    />
  );
}
