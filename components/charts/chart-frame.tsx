import { type ReactNode, type RefObject, useId } from 'react';
import { ChartLegend, type LegendEntry } from './chart-legend';
import { ChartReadout, type ReadoutFact } from './chart-readout';
import { TIME_AXIS_HEIGHT } from './plot-layout';
import { PointCursor, type PointCursorProps } from './point-cursor';

interface ChartFrameProps {
  /** What the picture shows, in a sentence, for those who don't see it. */
  summary: string;
  readout: { title: string; facts: readonly ReadoutFact[] };
  legend: readonly LegendEntry[];
  /** What the value axis counts, before the legend. */
  unit: string;
  /** Where the drawing stands. The chart measures it, since what it draws depends on the room. */
  frame: RefObject<HTMLDivElement | null>;
  size: { width: number; height: number };
  /** Classes that give the drawing its height. */
  tall: string;
  cursor: Omit<PointCursorProps, 'children'>;
  /** The drawing, once there is room for one. */
  drawing: ReactNode;
  /** What stands below. */
  children?: ReactNode;
}

/** What is round every chart's drawing: a readout and a legend above it, a cursor over it, and a sentence for all of it. */
export function ChartFrame(props: ChartFrameProps) {
  const { summary, readout, legend, unit, frame, size, tall, cursor, drawing, children } = props;
  const summaryId = useId();
  return (
    <figure aria-labelledby={summaryId} className="min-w-0">
      <figcaption id={summaryId} className="sr-only">
        {summary}
      </figcaption>
      <ChartReadout {...readout} />
      <div className="mt-2">
        <ChartLegend entries={legend}>
          <span>{unit}</span>
        </ChartLegend>
      </div>
      <div ref={frame} className={`mt-1 ${tall}`}>
        <PointCursor {...cursor}>{size.width > 0 && size.height > TIME_AXIS_HEIGHT ? drawing : null}</PointCursor>
      </div>
      {children}
    </figure>
  );
}
