'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { Granularity } from '@/lib/domain/granularity';
import { joinSeries } from '@/lib/domain/join-series';
import type { Series } from '@/lib/domain/series';
import { AmountDrawing } from './amount-drawing';
import type { AmountStep } from './amount-step';
import { timeBoundaries, timeTicks } from './axis-ticks';
import { bucketLabels, clockChanges } from './bucket-labels';
import { ChartFrame } from './chart-frame';
import { plotRows } from './plot-rows';
import { pointFacts, type UsageLabels } from './usage-facts';
import { usageLegend } from './usage-legend';
import { lastIndexWithValue, missingRuns, peakIndex, plotMode } from './usage-plot';
import { useElementSize } from './use-element-size';
import { valueAxis } from './value-ticks';

/** For more intervals than bars have room for. Loaded on its own: recharts is as large as the rest of the page. */
const UsageDrawing = dynamic(() => import('./usage-drawing'), { ssr: false });

interface UsageChartProps {
  usage: Series;
  /** What usage is compared with, on the same intervals. */
  baseline: Series | null;
  usageLabels: UsageLabels;
  /** Unit of an interval's amount, and of the rate. Null for a meter type with unknown units. */
  unit: string | null;
  rateUnit: string | null;
  /** CSS colors of values above and below the axis. */
  color: string;
  reverseColor: string;
  /** What is compared with is what is expected of the time to come. */
  expects: boolean;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/**
 * A chart of a meter's usage, beside what it is compared with. Up to a hundred intervals are bars, which are complete in the
 * HTML that the server sends.
 */
export function UsageChart(props: UsageChartProps) {
  const { usage, baseline, usageLabels, color, reverseColor, expects } = props;
  const { granularity, timezone, buckets } = usage;
  const formats = useFormats();
  const container = useElementSize();
  const { width } = container;

  const points = useMemo(() => joinSeries(usage, baseline), [usage, baseline]);
  const labels = useMemo(
    () => bucketLabels(buckets, granularity, timezone, formats),
    [buckets, granularity, timezone, formats],
  );
  const plot = useMemo(() => {
    // Until the container is measured, assume a common width, so that the text around the plot does not jump.
    const room = width > 0 ? Math.max(1, width - 60) : 600;
    return plotRows(points, plotMode(points.length, room), room);
  }, [points, width]);
  const axis = useMemo(() => valueAxis(plot.low, plot.high), [plot]);
  const boundaries = useMemo(() => timeBoundaries(labels, granularity), [labels, granularity]);
  const ticksFor = useCallback(
    (room: number) => timeTicks(labels, granularity, room, formats),
    [labels, granularity, formats],
  );
  const gaps = useMemo(() => missingRuns(points), [points]);
  const steps = useMemo(
    () =>
      points.map(
        ({ start, end, state, value, baseline: typical }): AmountStep => ({ start, end, state, used: value, typical }),
      ),
    [points],
  );
  const isBars = plot.mode === 'bars';

  const initialIndex = lastIndexWithValue(points);
  const peak = peakIndex(points);
  const changes = granularity === 'month' || granularity === 'day' ? [] : clockChanges(labels, formats);
  return (
    <ChartFrame
      summary={props.summary}
      legend={usageLegend({ labels: usageLabels, mode: plot.mode, points, color, reverseColor, expects })}
      unit={(plot.mode === 'ribbon' ? props.rateUnit : props.unit) ?? 'Unit not known'}
      container={container}
      heightClass="h-64 sm:h-80"
      labels={labels}
      axis={axis}
      ticksFor={ticksFor}
      boundaries={boundaries}
      cursorLabel="Point in the chart"
      initialIndex={initialIndex}
      resting={peak >= 0 ? { index: peak, prefix: 'Peak' } : { index: initialIndex }}
      factsAt={(index) => {
        const point = points[index];
        return point ? pointFacts(point, usageLabels) : [];
      }}
      resetKey={`${usage.start} ${usage.end} ${granularity}`}
      drawAtOnce={isBars}
      draw={(frame) =>
        isBars ? (
          <AmountDrawing {...frame} steps={steps} now={null} {...{ gaps, color, reverseColor, expects }} />
        ) : (
          <UsageDrawing {...frame} {...{ plot, gaps, color, reverseColor }} />
        )
      }
    >
      <ChartNotes group={plot.group} granularity={granularity} changes={changes} />
    </ChartFrame>
  );
}

const NOUNS: Record<Granularity, string> = {
  minute: 'minutes',
  fifteenminute: 'quarter hours',
  hour: 'hours',
  bihour: 'two-hour periods',
  day: 'days',
  month: 'months',
};

interface ChartNotesProps {
  /** How many intervals a piece of the band joins. */
  group: number;
  granularity: Granularity;
  changes: readonly string[];
}

function ChartNotes({ group, granularity, changes }: ChartNotesProps) {
  return (
    <div className="text-sm text-quiet">
      {group > 1 ? (
        <p>{`The band shows the lowest to highest value of every ${group} ${NOUNS[granularity]}; the line is their average.`}</p>
      ) : null}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
    </div>
  );
}
