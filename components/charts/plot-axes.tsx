import { CartesianGrid, ReferenceLine, XAxis, YAxis } from 'recharts';
import { useFormats } from '@/lib/client/formats';
import type { TimeTick } from './axis-ticks';
import { TIME_AXIS_HEIGHT } from './plot-layout';
import { tickText, type ValueAxis } from './value-ticks';

/** The axes of a plot of `count` intervals. On the time axis, an interval is 1 wide. */
export interface PlotAxesProps {
  count: number;
  axisWidth: number;
  axis: ValueAxis;
  ticks: TimeTick[];
  /** Positions at which a day or month begins. */
  boundaries: number[];
}

const TICK_STYLE = { fill: 'var(--text-quiet)', fontSize: 12 };
const AXIS_STYLE = { type: 'number', interval: 0, tick: TICK_STYLE, tickLine: false, axisLine: false } as const;

/** The grid, both axes and the boundary lines. */
export function PlotAxes({ count, axisWidth, axis, ticks, boundaries }: PlotAxesProps) {
  const formats = useFormats();
  const textByPosition = new Map(ticks.map((tick) => [tick.position, tick.text]));
  return (
    <>
      <CartesianGrid vertical={false} syncWithTicks stroke="var(--line)" />
      <XAxis
        {...AXIS_STYLE}
        dataKey="x"
        domain={[0, count]}
        ticks={ticks.map((tick) => tick.position)}
        tickFormatter={(position: number) => textByPosition.get(position) ?? ''}
        height={TIME_AXIS_HEIGHT}
      />
      <YAxis
        {...AXIS_STYLE}
        domain={[axis.low, axis.high]}
        ticks={axis.ticks}
        tickFormatter={(value: number) => tickText(value, axis, formats)}
        width={axisWidth}
      />
      {boundaries.map((position) => (
        <ReferenceLine key={`boundary-${position}`} x={position} stroke="var(--line)" zIndex={0} />
      ))}
    </>
  );
}
