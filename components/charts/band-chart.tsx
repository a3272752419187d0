'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { Span } from '@/lib/domain/series';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { type BandSeries, bandExtremes, bandFacts, bandRows, type ValueBand } from './band-plot';
import { bucketLabels } from './bucket-labels';
import { ChartFrame } from './chart-frame';
import type { LegendEntry } from './chart-legend';
import { PLOT_MARGIN, valueAxisWidth } from './plot-layout';
import { pointSentence } from './usage-facts';
import { useElementSize } from './use-element-size';
import { spanAxis, tickText } from './value-ticks';

/** As for usage: the drawing comes by itself, after the numbers are there. */
const BandDrawing = dynamic(() => import('./band-drawing'), { ssr: false });

interface BandChartProps {
  /** Slots of time, one after another; points are given in their order. */
  slots: readonly Span[];
  zone: string;
  series: readonly BandSeries[];
  /** What the series are compared with: a neutral line. */
  reference: { label: string; values: readonly (number | null)[] } | null;
  bands: readonly ValueBand[];
  /** Values that are always on the axis. */
  includeValues: readonly number[];
  unit: string;
  /** A value with its unit. */
  formatValue: (value: number) => string;
  /** Names the cursor: 'Voltage over time'. */
  cursorLabel: string;
  /** What the picture shows, in a sentence, for those who don't see it. */
  summary: string;
}

/** A measured value over time against named bands: extremes as ribbons, means as lines; readout and cursor as for usage. */
export function BandChart(props: BandChartProps) {
  const {
    slots,
    zone,
    series,
    reference,
    bands,
    includeValues: always,
    unit,
    formatValue: write,
    cursorLabel: cursor,
    summary,
  } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const [picked, setPicked] = useState<number | null>(null);
  const count = slots.length;
  const granularity = lengthHours(slots[0]) >= 20 ? 'day' : 'hour';
  const labels = useMemo(() => bucketLabels(slots, granularity, zone), [slots, granularity, zone]);
  const values = reference?.values ?? null;
  const rows = useMemo(() => bandRows(series, values, count), [series, values, count]);
  const axis = useMemo(() => spanAxis(...bandExtremes(series, values, always)), [series, values, always]);
  const axisWidth = valueAxisWidth(axis.ticks.map((tick) => tickText(tick, axis)));
  const inner = Math.max(1, size.width - axisWidth - PLOT_MARGIN.right);
  const ticks = useMemo(() => timeTicks(labels, granularity, inner), [labels, granularity, inner]);
  const boundaries = useMemo(() => timeBoundaries(labels, granularity), [labels, granularity]);
  const visible = bands.filter(({ from, to }) => to > axis.low && from < axis.high);

  const at = picked !== null && picked < count ? picked : null;
  const measured = (place: number) => series.some(({ points }) => (points[place]?.mean ?? null) !== null);
  const entry = Math.max(
    0,
    slots.findLastIndex((_, place) => measured(place)),
  );
  const told = at ?? entry;
  const entries: LegendEntry[] = [
    ...series.map(({ label, color }): LegendEntry => ({ shape: 'line', label, color: color })),
    ...named(visible).map(({ label, color }): LegendEntry => ({ shape: 'faint', label, color: color })),
    ...(reference ? [{ shape: 'line', label: reference.label, color: 'var(--baseline)' } as const] : []),
  ];
  const short = labels[told]?.short ?? '';
  const facts = bandFacts(series, reference, told, write);
  return (
    <ChartFrame
      summary={summary}
      readout={{ title: at === null ? `Last: ${short}` : short, facts }}
      legend={entries}
      unit={unit}
      frame={frame}
      size={size}
      tall="h-56 sm:h-64"
      cursor={{
        label: cursor,
        valueText: pointSentence(labels[told]?.full ?? '', facts),
        count,
        at,
        entry,
        onMove: setPicked,
        axisWidth,
      }}
      drawing={
        <BandDrawing
          {...size}
          rows={rows}
          series={series}
          bands={visible}
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

/** Each name once: a band may lie on both sides of another. */
function named(bands: readonly ValueBand[]): ValueBand[] {
  return [...new Map(bands.map((band) => [band.label, band])).values()];
}

function lengthHours(slot: Span | undefined): number {
  return slot ? (Date.parse(slot.end) - Date.parse(slot.start)) / 3_600_000 : 0;
}
