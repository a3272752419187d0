'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { TimeTick } from './axis-ticks';
import { ChartFrame } from './chart-frame';
import { PLOT_MARGIN, valueAxisWidth } from './plot-layout';
import { type CountSeries, stackFacts, stackRows, stackSums } from './stacked-plot';
import { useElementSize } from './use-element-size';
import { tickText, valueAxis } from './value-ticks';

/** As for usage: the drawing comes by itself, after the numbers are there. */
const StackedDrawing = dynamic(() => import('./stacked-drawing'), { ssr: false });

/** A scale of fewer would have steps of less than one thing. */
const LEAST_TOP = 5;

interface StackedChartProps {
  /** Names of the bars, in order: `short` beside its numbers, `full` standing alone. */
  labels: readonly { short: string; full: string }[];
  /** Ticks of the axis below for a plot so many pixels wide, and where thin lines part the bars. */
  ticksFor: (width: number) => TimeTick[];
  boundaries: number[];
  /** From the axis up; counts are given in the bars' order. */
  series: readonly CountSeries[];
  /** What is counted, in the plural. */
  unit: string;
  /** One bar, for assistive technology: 'Hour in the chart'. */
  cursorLabel: string;
  /** Where the keyboard enters. */
  initialIndex: number;
  /** What the picture shows, in a sentence, for those who don't see it. */
  summary: string;
}

/** Counts, one bar for each thing counted by, in the parts that make it up; readout, legend and cursor as for usage. */
export function StackedChart(props: StackedChartProps) {
  const { labels, ticksFor, boundaries, series, unit, cursorLabel: cursor, initialIndex: entry, summary } = props;
  const count = labels.length;
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const [picked, setPicked] = useState<number | null>(null);
  const shown = useMemo(() => series.filter(({ counts }) => counts.some((each) => each > 0)), [series]);
  const rows = useMemo(() => stackRows(shown, count), [shown, count]);
  const sums = useMemo(() => stackSums(shown, count), [shown, count]);
  const axis = useMemo(() => valueAxis(0, Math.max(LEAST_TOP, ...sums), 4), [sums]);
  const axisWidth = valueAxisWidth(axis.ticks.map((tick) => tickText(tick, axis)));
  const inner = Math.max(1, size.width - axisWidth - PLOT_MARGIN.right);
  const ticks = useMemo(() => ticksFor(inner), [ticksFor, inner]);

  const at = picked !== null && picked < count ? picked : null;
  const most = sums.indexOf(Math.max(...sums));
  const told = at ?? most;
  const title = labels[told]?.short ?? '';
  const spoken = stackFacts(shown, sums, at ?? entry);
  return (
    <ChartFrame
      summary={summary}
      readout={{ title: at === null ? `Most: ${title}` : title, facts: stackFacts(shown, sums, told) }}
      legend={shown.map(({ label, color }) => ({ shape: 'bar', label, color }))}
      unit={unit}
      frame={frame}
      size={size}
      tall="h-48"
      cursor={{
        label: cursor,
        valueText: `${labels[at ?? entry]?.full}: ${spoken.map((fact) => `${fact.label} ${fact.value}`).join(', ')}`,
        count,
        at,
        entry,
        onMove: setPicked,
        axisWidth,
      }}
      drawing={
        <StackedDrawing
          {...size}
          rows={rows}
          series={shown}
          count={count}
          axisWidth={axisWidth}
          axis={axis}
          ticks={ticks}
          boundaries={boundaries}
        />
      }
    />
  );
}
