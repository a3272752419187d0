'use client';

import { type ReactNode, useId, useMemo, useState } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { TimeTick } from './axis-ticks';
import { ChartLegend, type LegendEntry } from './chart-legend';
import { ChartReadout, type ReadoutFact, readoutSentence } from './chart-readout';
import type { PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT, valueAxisWidth } from './plot-layout';
import { PointCursor } from './point-cursor';
import type { MeasuredElement } from './use-element-size';
import { tickText, type ValueAxis } from './value-ticks';

interface ChartFrameProps {
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
  legend: readonly LegendEntry[];
  /** Unit of the value axis, shown below it, beside the legend. */
  unit: string;
  /** The plot's container. Measured by the caller, because what a chart draws can depend on its width. */
  container: MeasuredElement;
  /** CSS classes for the plot's height. */
  heightClass: string;
  /** Labels of the intervals, in order: `short` beside its values, `full` on its own. */
  labels: readonly { short: string; full: string }[];
  axis: ValueAxis;
  /** Ticks of the axis below for a plot of this width in pixels. */
  ticksFor: (width: number) => TimeTick[];
  /** Where a thin vertical line separates intervals. */
  boundaries: number[];
  /** The accessible name of the cursor: 'Hour in the chart'. */
  cursorLabel: string;
  /** Where the keyboard starts. */
  initialIndex: number;
  /** The interval in the readout while none is selected, with words before its label: 'Peak'. */
  resting: { index: number; prefix?: string };
  factsAt: (index: number) => readonly ReadoutFact[];
  /** A selection is dropped when this changes: the intervals are of another period. */
  resetKey?: string;
  /** Draws the plot, once its size is known. */
  draw: (frame: PlotFrameProps) => ReactNode;
  /** The drawing fits any size, so it is part of the HTML that the server sends. */
  drawAtOnce?: boolean;
  /** Shown below the plot. */
  children?: ReactNode;
}

const NARROWEST_PX = 320;

/** Everything around a chart's plot: readout, legend, axes, cursor and a description for screen readers. */
export function ChartFrame(props: ChartFrameProps) {
  const { labels, axis, ticksFor, boundaries, container, initialIndex, resting, factsAt, resetKey } = props;
  const formats = useFormats();
  const { ref, width, height } = container;
  const summaryId = useId();
  const [selection, setSelection] = useState<{ key: string | undefined; index: number } | null>(null);
  const count = labels.length;
  const selected = selection && selection.key === resetKey && selection.index < count ? selection.index : null;
  const axisWidth = valueAxisWidth(axis.ticks.map((tick) => tickText(tick, axis, formats)));
  // Until the container is measured, labels are chosen for the narrowest screen.
  const plotWidth = Math.max(1, (width || NARROWEST_PX) - axisWidth - PLOT_MARGIN.right);
  const ticks = useMemo(() => ticksFor(plotWidth), [ticksFor, plotWidth]);

  const shown = selected ?? resting.index;
  const title = labels[shown]?.short ?? '';
  const current = selected ?? initialIndex;
  return (
    <figure aria-labelledby={summaryId} className="min-w-0">
      <figcaption id={summaryId} className="sr-only">
        {props.summary}
      </figcaption>
      <ChartReadout
        title={selected === null && resting.prefix ? `${resting.prefix}: ${title}` : title}
        facts={factsAt(shown)}
      />
      <div ref={ref} className={`plot-area mt-1 ${props.heightClass}`}>
        <PointCursor
          label={props.cursorLabel}
          valueText={readoutSentence(labels[current]?.full ?? '', factsAt(current))}
          count={count}
          index={selected}
          initialIndex={initialIndex}
          onMove={(index) => setSelection(index === null ? null : { key: resetKey, index })}
          axisWidth={axisWidth}
        >
          {props.drawAtOnce || (width > 0 && height > TIME_AXIS_HEIGHT)
            ? props.draw({ width, height, count, axisWidth, axis, ticks, boundaries })
            : null}
        </PointCursor>
      </div>
      <div className="mt-1">
        <ChartLegend entries={props.legend}>
          <span>{props.unit}</span>
        </ChartLegend>
      </div>
      {props.children}
    </figure>
  );
}
