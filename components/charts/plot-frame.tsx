import type { ComponentProps, ReactNode } from 'react';
import { ComposedChart } from 'recharts';
import { PlotAxes, type PlotAxesProps } from './plot-axes';
import { PLOT_MARGIN } from './plot-layout';

/** The size in pixels and the axes of a drawing. */
export interface PlotFrameProps extends PlotAxesProps {
  width: number;
  height: number;
}

interface FramedPlotProps extends PlotFrameProps {
  rows: ComponentProps<typeof ComposedChart>['data'];
  /** Required where some values of a stack are below 0. */
  stackOffset?: 'sign';
  children: ReactNode;
}

/** A recharts plot of rows with its axes. Not accessible by itself: `PointCursor` reads out the values. */
export function PlotFrame({ rows, stackOffset, children, ...axes }: FramedPlotProps) {
  return (
    <ComposedChart
      width={axes.width}
      height={axes.height}
      data={rows}
      margin={PLOT_MARGIN}
      stackOffset={stackOffset}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <PlotAxes {...axes} />
      {children}
    </ComposedChart>
  );
}
