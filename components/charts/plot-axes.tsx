import { CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { TimeTick } from './axis-ticks';
import { TIME_AXIS_HEIGHT } from './plot-layout';
import { tickText, type ValueAxis } from './value-ticks';

/** What the axes of a plot of intervals are drawn from; an interval is as wide as 1 on the time axis. */
export interface PlotAxesProps {
  count: number;
  axisWidth: number;
  axis: ValueAxis;
  ticks: TimeTick[];
  /** Where a day or month begins inside the plot. */
  boundaries: number[];
  /** Below the axis stand amounts, not negative numbers (generation). */
  magnitude?: boolean;
}

const LETTERS = { fill: 'var(--text-quiet)', fontSize: 12 };
const BARE = { type: 'number', interval: 0, tick: LETTERS, tickLine: false, axisLine: false } as const;

/** The grid, both axes and the lines where days begin: the same behind every picture. */
export function PlotAxes({ count, axisWidth, axis, ticks, boundaries, magnitude }: PlotAxesProps) {
  const textAt = new Map(ticks.map((tick) => [tick.position, tick.text]));
  return (
    <>
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis
        {...BARE}
        dataKey="x"
        domain={[0, count]}
        ticks={ticks.map((tick) => tick.position)}
        tickFormatter={(at: number) => textAt.get(at) ?? ''}
        height={TIME_AXIS_HEIGHT}
      />
      <YAxis
        {...BARE}
        domain={[axis.low, axis.high]}
        ticks={axis.ticks}
        tickFormatter={(value: number) => tickText(value, axis, magnitude)}
        width={axisWidth}
      />
      {boundaries.map((at) => (
        <ReferenceLine key={`boundary-${at}`} x={at} stroke="var(--line)" zIndex={0} />
      ))}
    </>
  );
}
