'use client';

import { memo, useId } from 'react';
import { Area, Line, ReferenceArea, ReferenceLine } from 'recharts';
import { HatchPattern } from './hatch-pattern';
import { PlotFrame, type PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN } from './plot-layout';
import type { PlotRows } from './plot-rows';
import type { PointRange } from './usage-plot';

interface UsageDrawingProps extends PlotFrameProps {
  plot: PlotRows;
  gaps: PointRange[];
  /** CSS colors of values above and below the axis. */
  color: string;
  reverseColor: string;
}

/** Narrower gaps look empty anyway; hatching them would be noise. */
const MIN_HATCH_PX = 6;

const NO_ANIMATION = { isAnimationActive: false, activeDot: false, dot: false, legendType: 'none' } as const;

/** Only the plot and its axes; `ChartFrame` adds pointer, focus and text. Redraws only when its data changes. */
const UsageDrawing = memo(function UsageDrawing(props: UsageDrawingProps) {
  const { plot, gaps, color, reverseColor, ...frame } = props;
  const hatch = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const slot = (frame.width - frame.axisWidth - PLOT_MARGIN.right) / frame.count;
  // A thick line would hide steps that are only a few pixels wide.
  const crowded = slot < 4;
  const running = plot.rows.some((row) => (row.running ?? 0) < 0) ? reverseColor : color;
  const step = { ...NO_ANIMATION, type: 'linear', strokeWidth: 1, fillOpacity: 0.75 } as const;
  const ribbon = { ...NO_ANIMATION, type: 'linear', stroke: 'none', fillOpacity: 0.5 } as const;
  return (
    <PlotFrame {...frame} rows={plot.rows} stackOffset="sign">
      <defs>
        <HatchPattern id={hatch} />
      </defs>
      {gaps
        .filter((gap) => (gap.to - gap.from) * slot >= MIN_HATCH_PX)
        .map((gap) => (
          <ReferenceArea
            key={`gap-${gap.from}`}
            x1={gap.from}
            x2={gap.to}
            fill={`url(#${hatch})`}
            fillOpacity={1}
            zIndex={0}
          />
        ))}
      {plot.mode === 'steps' && <Area {...step} dataKey="above" stroke={color} fill={color} />}
      {plot.mode === 'steps' && <Area {...step} dataKey="below" stroke={reverseColor} fill={reverseColor} />}
      {plot.mode === 'steps' && (
        <Area {...step} dataKey="running" stroke={running} fill={running} fillOpacity={0.3} strokeOpacity={0.4} />
      )}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="aboveBand" fill={color} />}
      {plot.mode === 'ribbon' && <Area {...ribbon} dataKey="belowBand" fill={reverseColor} />}
      {plot.mode === 'ribbon' && <Line {...NO_ANIMATION} dataKey="mean" type="linear" stroke={color} strokeWidth={1} />}
      <ReferenceLine y={0} stroke="var(--line-strong)" />
      {crowded ? null : (
        <Line
          {...NO_ANIMATION}
          dataKey="baseline"
          type="linear"
          stroke="var(--surface)"
          strokeWidth={3.5}
          strokeOpacity={0.7}
        />
      )}
      <Line
        {...NO_ANIMATION}
        dataKey="baseline"
        type="linear"
        stroke="var(--baseline)"
        strokeWidth={crowded ? 1 : 1.75}
      />
    </PlotFrame>
  );
});

export default UsageDrawing;
