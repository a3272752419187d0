import type { ComponentProps, ReactNode } from 'react';
import { ComposedChart } from 'recharts';
import { PlotAxes, type PlotAxesProps } from './plot-axes';
import { PLOT_MARGIN } from './plot-layout';

/** What every drawing is given: its size in pixels and what its axes are drawn from. */
export interface PlotFrameProps extends PlotAxesProps {
  width: number;
  height: number;
}

interface FramedPlotProps extends PlotFrameProps {
  rows: ComponentProps<typeof ComposedChart>['data'];
  /** Needed where some values of a stack are below zero. */
  stackOffset?: 'sign';
  children: ReactNode;
}

/** A plot of rows with its axes behind. To assistive technology it is decoration: the cursor over it speaks. */
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
