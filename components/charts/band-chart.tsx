'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { Span } from '@/lib/domain/series';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { type BandSeries, bandExtremes, bandFacts, bandRows, type ValueBand } from './band-plot';
import { bucketLabels } from './bucket-labels';
import { ChartFrame } from './chart-frame';
import type { LegendEntry } from './chart-legend';
import { useElementSize } from './use-element-size';
import { spanAxis } from './value-ticks';

/** Loaded on its own, after the numbers: recharts is as large as the rest of the page. */
const BandDrawing = dynamic(() => import('./band-drawing'), { ssr: false });

interface BandChartProps {
  /** Consecutive intervals; the points of each series are in their order. */
  slots: readonly Span[];
  zone: string;
  series: readonly BandSeries[];
  /** A neutral line to compare the series with. */
  reference: { label: string; values: readonly (number | null)[] } | null;
  bands: readonly ValueBand[];
  /** Values that the axis always includes. */
  includeValues: readonly number[];
  unit: string;
  /** Formats a value with its unit. */
  formatValue: (value: number) => string;
  /** The accessible name of the cursor: 'Voltage over time'. */
  cursorLabel: string;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/** A chart of measured values over time with named bands: extremes as ribbons, means as lines. */
export function BandChart(props: BandChartProps) {
  const { slots, zone, series, reference, bands, includeValues, unit, formatValue, cursorLabel, summary } = props;
  const formats = useFormats();
  const container = useElementSize();
  const count = slots.length;
  const granularity = lengthHours(slots[0]) >= 20 ? 'day' : 'hour';
  const labels = useMemo(() => bucketLabels(slots, granularity, zone, formats), [slots, granularity, zone, formats]);
  const values = reference?.values ?? null;
  const rows = useMemo(() => bandRows(series, values, count), [series, values, count]);
  const axis = useMemo(() => spanAxis(...bandExtremes(series, values, includeValues)), [series, values, includeValues]);
  const boundaries = useMemo(() => timeBoundaries(labels, granularity), [labels, granularity]);
  const ticksFor = useCallback(
    (width: number) => timeTicks(labels, granularity, width, formats),
    [labels, granularity, formats],
  );
  const visible = bands.filter(({ from, to }) => to > axis.low && from < axis.high);

  const lastMeasured = slots.findLastIndex((_, index) =>
    series.some(({ points }) => (points[index]?.mean ?? null) !== null),
  );
  const last = Math.max(0, lastMeasured);
  const legend: LegendEntry[] = [
    ...series.map(({ label, color }): LegendEntry => ({ shape: 'line', label, color })),
    ...uniqueByLabel(visible).map(({ label, color }): LegendEntry => ({ shape: 'faint', label, color })),
    ...(reference ? [{ shape: 'line', label: reference.label, color: 'var(--baseline)' } as const] : []),
  ];
  return (
    <ChartFrame
      summary={summary}
      legend={legend}
      unit={unit}
      container={container}
      heightClass="h-56 sm:h-64"
      labels={labels}
      axis={axis}
      ticksFor={ticksFor}
      boundaries={boundaries}
      cursorLabel={cursorLabel}
      initialIndex={last}
      resting={{ index: last, prefix: 'Last' }}
      factsAt={(index) => bandFacts(series, reference, index, formatValue)}
      draw={(frame) => <BandDrawing {...frame} rows={rows} series={series} bands={visible} />}
    />
  );
}

/** Drops repeated labels: a band can lie on both sides of another. */
function uniqueByLabel(bands: readonly ValueBand[]): ValueBand[] {
  return [...new Map(bands.map((band) => [band.label, band])).values()];
}

function lengthHours(slot: Span | undefined): number {
  return slot ? (Date.parse(slot.end) - Date.parse(slot.start)) / 3_600_000 : 0;
}
