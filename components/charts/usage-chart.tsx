'use client';

import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import type { Series } from '@/lib/domain/series';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { bucketLabels, clockChanges } from './bucket-labels';
import { ChartFrame } from './chart-frame';
import { PLOT_MARGIN, valueAxisWidth } from './plot-layout';
import { plotRows } from './plot-rows';
import { pointFacts, pointSentence, type UsageLabels } from './usage-facts';
import { usageLegend } from './usage-legend';
import { lastIndexWithValue, missingRuns, peakIndex, plotMode, plotPoints } from './usage-plot';
import { useElementSize } from './use-element-size';
import { tickText, valueAxis } from './value-ticks';

/** recharts weighs as much as the rest of the page: it comes by itself, after the numbers are there. */
const UsageDrawing = dynamic(() => import('./usage-drawing'), { ssr: false });

/** A gap narrower than this is seen as empty; hatching it would only be noise. */
const NARROWEST_HATCH = 6;

interface UsageChartProps {
  usage: Series;
  baseline: Series | null;
  words: UsageLabels;
  /** Unit of an interval's amount, and of the rate. Null for a type whose unit nobody knows. */
  unit: string | null;
  rateUnit: string | null;
  /** CSS colors of what stands above and below the axis. */
  color: string;
  backColour: string;
  /** Generation hangs below the axis, in the color of what stands there. */
  upsideDown: boolean;
  /** What the picture shows, in a sentence, for those who don't see it. */
  summary: string;
}

/** Usage with its baseline: a readout, a legend, the picture, and a cursor over it. */
export function UsageChart(props: UsageChartProps) {
  const { usage, baseline, words, upsideDown, backColour } = props;
  const { granularity, timezone, buckets } = usage;
  const color = upsideDown ? backColour : props.color;
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const { width } = size;
  const [picked, setPicked] = useState<{ of: string; at: number } | null>(null);
  const series = `${usage.start} ${usage.end} ${granularity}`;

  const points = useMemo(() => plotPoints(usage, baseline), [usage, baseline]);
  const labels = useMemo(() => bucketLabels(buckets, granularity, timezone), [buckets, granularity, timezone]);
  const plot = useMemo(() => {
    // Until the frame is measured, suppose a common width: what stands around the picture must not jump.
    const room = width > 0 ? Math.max(1, width - 60) : 600;
    return plotRows(points, plotMode(points.length, room), room, upsideDown ? -1 : 1);
  }, [points, width, upsideDown]);
  const axis = useMemo(() => valueAxis(plot.low, plot.high), [plot]);
  const axisWidth = valueAxisWidth(axis.ticks.map((tick) => tickText(tick, axis, upsideDown)));
  const inner = Math.max(1, width - axisWidth - PLOT_MARGIN.right);
  const ticks = useMemo(() => timeTicks(labels, granularity, inner), [labels, granularity, inner]);
  const boundaries = useMemo(() => timeBoundaries(labels, granularity), [labels, granularity]);
  const gaps = useMemo(() => {
    const slot = inner / Math.max(1, points.length);
    return missingRuns(points).filter((gap) => (gap.to - gap.from) * slot >= NARROWEST_HATCH);
  }, [points, inner]);

  // A place picked in another period means nothing in this one.
  const at = picked?.of === series && picked.at < points.length ? picked.at : null;
  const entry = lastIndexWithValue(points);
  const tell = (index: number, length: 'short' | 'full') => {
    const point = points[index];
    return { title: labels[index]?.[length] ?? '', facts: point ? pointFacts(point, words) : [] };
  };
  const peak = peakIndex(points);
  const resting = tell(peak >= 0 ? peak : entry, 'short');
  const readout =
    at !== null ? tell(at, 'short') : peak < 0 ? resting : { ...resting, title: `Most: ${resting.title}` };
  const spoken = tell(at ?? entry, 'full');
  const changes = granularity === 'month' || granularity === 'day' ? [] : clockChanges(labels);

  return (
    <ChartFrame
      summary={props.summary}
      readout={readout}
      legend={usageLegend({ words, mode: plot.mode, points, color, backColour })}
      unit={(plot.mode === 'ribbon' ? props.rateUnit : props.unit) ?? 'Unit not known'}
      frame={frame}
      size={size}
      tall="h-64 sm:h-80"
      cursor={{
        label: 'Interval in the chart',
        valueText: pointSentence(spoken.title, spoken.facts),
        count: points.length,
        at,
        entry,
        onMove: (next) => setPicked(next === null ? null : { of: series, at: next }),
        axisWidth,
      }}
      drawing={
        <UsageDrawing
          {...size}
          plot={plot}
          count={points.length}
          axisWidth={axisWidth}
          axis={axis}
          ticks={ticks}
          boundaries={boundaries}
          gaps={gaps}
          color={color}
          backColour={backColour}
          magnitude={upsideDown}
        />
      }
    >
      <ChartNotes group={plot.group} changes={changes} />
    </ChartFrame>
  );
}

function ChartNotes({ group, changes }: { group: number; changes: readonly string[] }) {
  return (
    <div className="text-sm text-quiet">
      {group > 1 ? (
        <p>{`The band reaches from the lowest to the highest of every ${group} intervals; the line is their mean.`}</p>
      ) : null}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
    </div>
  );
}
