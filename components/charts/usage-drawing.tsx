'use client';

import { memo, useId } from 'react';
import { Area, Bar, type BarShapeProps, Line, ReferenceArea, ReferenceLine } from 'recharts';
import { HatchPattern } from './hatch-pattern';
import { PlotFrame, type PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN } from './plot-layout';
import type { PlotRows } from './plot-rows';
import type { PointRange } from './usage-plot';

export interface UsageDrawingProps extends PlotFrameProps {
  plot: PlotRows;
  gaps: PointRange[];
  /** CSS colors: above the axis, below it. */
  color: string;
  backColour: string;
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

const STILL = { isAnimationActive: false, activeDot: false, dot: false, legendType: 'none' } as const;

/** The picture alone: no pointer, no focus, no words besides the axes'. Draws again only when the data change. */
const UsageDrawing = memo(function UsageDrawing(props: UsageDrawingProps) {
  const { plot, gaps, color, backColour, ...frame } = props;
  const hatch = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const slot = (frame.width - frame.axisWidth - PLOT_MARGIN.right) / frame.count;
  // Where intervals are a few pixels wide, a strong line would hide what it is compared with.
  const crowded = slot < 4;
  const barSize = Math.max(1, slot - Math.min(12, Math.max(1, slot * 0.22)));
  const running = plot.rows.some((row) => (row.running ?? 0) < 0) ? backColour : color;
  const bar = {
    isAnimationActive: false,
    legendType: 'none',
    stackId: 'usage',
    shape: (rect: BarShapeProps) => slotBar(rect, barSize),
  } as const;
  const step = { ...STILL, type: 'linear', strokeWidth: 1, fillOpacity: 0.75 } as const;
  const ribbon = { ...STILL, type: 'linear', stroke: 'none', fillOpacity: 0.5 } as const;
  return (
    <PlotFrame {...frame} rows={plot.rows} stackOffset="sign">
      <defs>
        <HatchPattern id={hatch} />
      </defs>
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
      {plot.mode === 'bars' && <Bar {...bar} dataKey="used" fill={color} />}
      {plot.mode === 'bars' && <Bar {...bar} dataKey="back" fill={backColour} />}
      {plot.mode === 'bars' && <Bar {...bar} dataKey="running" fill={running} fillOpacity={0.4} />}
      {plot.mode === 'steps' && <Area {...step} dataKey="used" stroke={color} fill={color} />}
      {plot.mode === 'steps' && <Area {...step} dataKey="back" stroke={backColour} fill={backColour} />}
      {plot.mode === 'steps' && (
        <Area {...step} dataKey="running" stroke={running} fill={running} fillOpacity={0.3} strokeOpacity={0.4} />
      )}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="band" fill={color} />}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="backBand" fill={backColour} />}
      {plot.mode === 'ribbon' && <Line {...STILL} dataKey="mean" type="linear" stroke={color} strokeWidth={1} />}
      <ReferenceLine y={0} stroke="var(--line-strong)" />
      {crowded ? null : (
        <Line {...STILL} dataKey="usual" type="linear" stroke="var(--surface)" strokeWidth={3.5} strokeOpacity={0.7} />
      )}
      <Line {...STILL} dataKey="usual" type="linear" stroke="var(--baseline)" strokeWidth={crowded ? 1 : 1.75} />
    </PlotFrame>
  );
});

export default UsageDrawing;
