'use client';

import { memo } from 'react';
import { Bar, ReferenceLine } from 'recharts';
import { PlotFrame, type PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN } from './plot-layout';
import type { CountSeries } from './stacked-plot';

interface StackedDrawingProps extends PlotFrameProps {
  rows: Record<string, number>[];
  series: readonly CountSeries[];
}

/** Only the plot and its axes; `ChartFrame` adds pointer, focus and text. Redraws only when its data changes. */
const StackedDrawing = memo(function StackedDrawing(props: StackedDrawingProps) {
  const { rows, series, ...frame } = props;
  const slot = (frame.width - frame.axisWidth - PLOT_MARGIN.right) / frame.count;
  return (
    <PlotFrame {...frame} rows={rows}>
      {series.map(({ key, color }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="counts"
          fill={color}
          barSize={Math.max(1, slot * 0.78)}
          isAnimationActive={false}
          legendType="none"
        />
      ))}
      <ReferenceLine y={0} stroke="var(--line-strong)" />
    </PlotFrame>
  );
});

export default StackedDrawing;
