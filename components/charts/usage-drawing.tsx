'use client';

import { memo, useId } from 'react';
import {
  Area,
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceArea,
  ReferenceLine,
  XAxis,
  YAxis,
} from 'recharts';
import type { TimeTick } from './axis-ticks';
import { HatchPattern } from './hatch-pattern';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT } from './plot-layout';
import type { PlotRows } from './plot-rows';
import type { PointRun } from './usage-plot';
import { tickText, type ValueAxis } from './value-ticks';

export interface UsageDrawingProps {
  plot: PlotRows;
  count: number;
  width: number;
  height: number;
  axisWidth: number;
  axis: ValueAxis;
  ticks: TimeTick[];
  /** Where a day or month begins inside the plot. */
  boundaries: number[];
  gaps: PointRun[];
  /** CSS colours: above the axis, below it. */
  colour: string;
  backColour: string;
  /** Below the axis stand amounts, not negative numbers (generation). */
  magnitude: boolean;
}

/** recharts takes the rows at an interval's edges for neighbours and would draw bars half as wide as their place. */
function slotBar({ x, y, width, height, fill, fillOpacity }: BarShapeProps, wide: number) {
  const top = height < 0 ? y + height : y;
  return (
    <rect
      x={x + width / 2 - wide / 2}
      y={top}
      width={wide}
      height={Math.abs(height)}
      fill={fill}
      fillOpacity={fillOpacity}
    />
  );
}

const LETTERS = { fill: 'var(--text-quiet)', fontSize: 12 };
const STILL = { isAnimationActive: false, activeDot: false, dot: false, legendType: 'none' } as const;

/** The picture alone: no pointer, no focus, no words besides the axes'. Draws again only when the data change. */
const UsageDrawing = memo(function UsageDrawing(props: UsageDrawingProps) {
  const { plot, count, width, height, axisWidth, axis, ticks, boundaries, gaps, colour, backColour } = props;
  const hatch = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const textAt = new Map(ticks.map((tick) => [tick.at, tick.text]));
  const slot = (width - axisWidth - PLOT_MARGIN.right) / count;
  // Where intervals are a few pixels wide, a strong line would hide what it is compared with.
  const crowded = slot < 4;
  const barSize = Math.max(1, slot - Math.min(12, Math.max(1, slot * 0.22)));
  const running = plot.rows.some((row) => (row.running ?? 0) < 0) ? backColour : colour;
  const bar = {
    isAnimationActive: false,
    legendType: 'none',
    stackId: 'usage',
    shape: (rect: BarShapeProps) => slotBar(rect, barSize),
  } as const;
  const step = { ...STILL, type: 'linear', strokeWidth: 1, fillOpacity: 0.75 } as const;
  const ribbon = { ...STILL, type: 'linear', stroke: 'none', fillOpacity: 0.5 } as const;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={plot.rows}
      margin={PLOT_MARGIN}
      stackOffset="sign"
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis
        dataKey="x"
        type="number"
        domain={[0, count]}
        ticks={ticks.map((tick) => tick.at)}
        tickFormatter={(at: number) => textAt.get(at) ?? ''}
        interval={0}
        height={TIME_AXIS_HEIGHT}
        tick={LETTERS}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        type="number"
        domain={[axis.low, axis.high]}
        ticks={axis.ticks}
        tickFormatter={(value: number) => tickText(value, axis, props.magnitude)}
        interval={0}
        width={axisWidth}
        tick={LETTERS}
        tickLine={false}
        axisLine={false}
      />
      {boundaries.map((at) => (
        <ReferenceLine key={`boundary-${at}`} x={at} stroke="var(--line)" zIndex={0} />
      ))}
      {gaps.map((gap) => (
        <ReferenceArea
          key={`gap-${gap.from}`}
          x1={gap.from}
          x2={gap.to}
          fill={`url(#${hatch})`}
          fillOpacity={1}
          zIndex={0}
        />
      ))}
      {plot.mode === 'bars' && <Bar {...bar} dataKey="used" fill={colour} />}
      {plot.mode === 'bars' && <Bar {...bar} dataKey="back" fill={backColour} />}
      {plot.mode === 'bars' && <Bar {...bar} dataKey="running" fill={running} fillOpacity={0.4} />}
      {plot.mode === 'steps' && <Area {...step} dataKey="used" stroke={colour} fill={colour} />}
      {plot.mode === 'steps' && <Area {...step} dataKey="back" stroke={backColour} fill={backColour} />}
      {plot.mode === 'steps' && (
        <Area {...step} dataKey="running" stroke={running} fill={running} fillOpacity={0.3} strokeOpacity={0.4} />
      )}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="band" fill={colour} />}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="backBand" fill={backColour} />}
      {plot.mode === 'ribbon' && <Line {...STILL} dataKey="mean" type="linear" stroke={colour} strokeWidth={1} />}
      <ReferenceLine y={0} stroke="var(--line-strong)" />
      {crowded ? null : (
        <Line {...STILL} dataKey="usual" type="linear" stroke="var(--surface)" strokeWidth={3.5} strokeOpacity={0.7} />
      )}
      <Line {...STILL} dataKey="usual" type="linear" stroke="var(--baseline)" strokeWidth={crowded ? 1 : 1.75} />
    </ComposedChart>
  );
});

export default UsageDrawing;
