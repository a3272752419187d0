'use client';

import { memo } from 'react';
import { Area, Line, ReferenceArea } from 'recharts';
import type { BandSeries, bandRows, ValueBand } from './band-plot';
import { PlotFrame, type PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT } from './plot-layout';

interface BandDrawingProps extends PlotFrameProps {
  rows: ReturnType<typeof bandRows>;
  series: readonly BandSeries[];
  bands: readonly ValueBand[];
}

const NO_ANIMATION = {
  isAnimationActive: false,
  activeDot: false,
  dot: false,
  legendType: 'none',
  type: 'linear',
} as const;

/** A lower band is drawn without its name, which would cover its neighbor's. */
const MIN_NAMED_BAND_PX = 18;

/** Only the plot and its axes; `ChartFrame` adds pointer, focus and text. Redraws only when its data changes. */
const BandDrawing = memo(function BandDrawing(props: BandDrawingProps) {
  const { rows, series, bands, ...frame } = props;
  const { height, axis, count } = frame;
  const minNamedBand =
    ((axis.high - axis.low) / Math.max(1, height - TIME_AXIS_HEIGHT - PLOT_MARGIN.top)) * MIN_NAMED_BAND_PX;
  return (
    <PlotFrame {...frame} rows={rows}>
      {bands.map(({ label, from, to, color }) => (
        <ReferenceArea
          key={`${label} ${from}`}
          x1={0}
          x2={count}
          y1={Math.max(from, axis.low)}
          y2={Math.min(to, axis.high)}
          fill={color}
          fillOpacity={0.09}
          stroke={color}
          strokeOpacity={0.45}
          strokeDasharray="3 3"
          label={
            Math.min(to, axis.high) - Math.max(from, axis.low) >= minNamedBand
              ? { value: label, position: 'insideTopLeft', fill: 'var(--text-quiet)', fontSize: 12 }
              : undefined
          }
          zIndex={0}
        />
      ))}
      {series.map(({ key, color }) => (
        <Area
          {...NO_ANIMATION}
          key={`ribbon ${key}`}
          dataKey={`ribbon ${key}`}
          fill={color}
          fillOpacity={0.35}
          stroke="none"
        />
      ))}
      <Line {...NO_ANIMATION} dataKey="reference" stroke="var(--baseline)" strokeWidth={1.75} />
      {series.map(({ key, color }) => (
        <Line {...NO_ANIMATION} key={`mean ${key}`} dataKey={`mean ${key}`} stroke={color} strokeWidth={1.25} />
      ))}
    </PlotFrame>
  );
});

export default BandDrawing;
