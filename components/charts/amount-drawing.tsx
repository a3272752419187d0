import { useId } from 'react';
import { useFormats } from '@/lib/client/formats';
import type { AmountStep } from './amount-step';
import { HatchPattern } from './hatch-pattern';
import type { PlotFrameProps } from './plot-frame';
import { PLOT_MARGIN, TIME_AXIS_HEIGHT } from './plot-layout';
import type { PointRange } from './usage-plot';
import { tickText } from './value-ticks';

interface AmountDrawingProps extends Pick<PlotFrameProps, 'count' | 'axisWidth' | 'axis' | 'ticks' | 'boundaries'> {
  steps: readonly AmountStep[];
  color: string;
  reverseColor: string;
  /** Milliseconds; null marks nothing. */
  now: number | null;
  /** What is typical of the time to come is what is expected: as pale bars. */
  expects?: boolean;
  /** Steps without readings. */
  gaps?: readonly PointRange[];
}

/** The height of the drawing in its own units; its width is one for each step. */
const HEIGHT = 100;
/** The share of a step that its bar takes. */
const BAR = 0.78;

/** Draws bars, the typical line and axes in whatever size they get, so that nothing has to be measured first. */
export function AmountDrawing({ count, axisWidth, axis, ticks, boundaries, steps, ...rest }: AmountDrawingProps) {
  const { color, reverseColor, now, expects = true, gaps = [] } = rest;
  const formats = useFormats();
  const y = (value: number) => ((axis.high - value) / (axis.high - axis.low || 1)) * HEIGHT;
  const bars = (amountOf: (step: AmountStep) => number | null) => barPath(steps, amountOf, y);
  const nowAt = now === null ? null : positionOf(steps, now);
  return (
    <div className="flex h-full flex-col text-xs text-quiet">
      <div
        className="relative min-h-0 flex-1"
        style={{ marginLeft: axisWidth, marginRight: PLOT_MARGIN.right, marginTop: PLOT_MARGIN.top }}
      >
        {axis.ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-full -translate-y-1/2 pr-2"
            style={{ top: `${(y(tick) / HEIGHT) * 100}%` }}
          >
            {tickText(tick, axis, formats)}
          </span>
        ))}
        {gaps.map(({ from, to }) => (
          <Hatch key={from} left={from / count} width={(to - from) / count} />
        ))}
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${Math.max(1, count)} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full overflow-visible"
        >
          <Lines d={axis.ticks.map((tick) => `M0 ${y(tick).toFixed(2)}h${count}`).join('')} color="var(--line)" />
          <Lines d={boundaries.map((at) => `M${at} 0v${HEIGHT}`).join('')} color="var(--line)" />
          <path
            d={bars(({ state, typical }) => (expects && (state === 'future' || state === 'running') ? typical : null))}
            fill={color}
            fillOpacity={0.16}
          />
          <path d={bars(({ state, used }) => (state === 'running' ? used : null))} fill={color} fillOpacity={0.55} />
          <path d={bars(({ state, used }) => (state !== 'running' && (used ?? 0) > 0 ? used : null))} fill={color} />
          <path
            d={bars(({ state, used }) => (state !== 'running' && (used ?? 0) < 0 ? used : null))}
            fill={reverseColor}
          />
          <Lines d={typicalPath(steps, y)} color="var(--baseline)" width={1.75} opacity={0.7} />
          {axis.low < 0 ? <Lines d={`M0 ${y(0).toFixed(2)}h${count}`} color="var(--line-strong)" /> : null}
          {nowAt === null ? null : <Lines d={`M${nowAt.toFixed(3)} 0v${HEIGHT}`} color="var(--text)" dashed />}
        </svg>
        {nowAt === null ? null : (
          <span
            className={`absolute -top-1 px-1 text-ink ${nowAt > count * 0.85 ? '-translate-x-full' : ''}`}
            style={{ left: `${(nowAt / count) * 100}%` }}
          >
            now
          </span>
        )}
      </div>
      <div
        className="relative shrink-0"
        style={{ height: TIME_AXIS_HEIGHT, marginLeft: axisWidth, marginRight: PLOT_MARGIN.right }}
      >
        {ticks.map(({ position, text }) => (
          <span
            key={`${position} ${text}`}
            className="absolute top-1.5 -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${(position / Math.max(1, count)) * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Marks steps without readings. Not a part of the drawing, which would stretch its lines. */
function Hatch({ left, width }: { left: number; width: number }) {
  const id = `gap${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  return (
    <svg
      aria-hidden="true"
      className="absolute inset-y-0 h-full"
      style={{ left: `${left * 100}%`, width: `${width * 100}%` }}
    >
      <defs>
        <HatchPattern id={id} />
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

function Lines(line: { d: string; color: string; width?: number; opacity?: number; dashed?: true }) {
  return (
    <path
      d={line.d}
      fill="none"
      stroke={line.color}
      strokeWidth={line.width ?? 1}
      strokeOpacity={line.opacity}
      strokeLinejoin="round"
      strokeDasharray={line.dashed ? '2 3' : undefined}
      vectorEffect="non-scaling-stroke"
    />
  );
}

function barPath(
  steps: readonly AmountStep[],
  amountOf: (step: AmountStep) => number | null,
  y: (value: number) => number,
): string {
  return steps
    .map((step, index) => {
      const amount = amountOf(step);
      if (amount === null || amount === 0) return '';
      const x = (index + (1 - BAR) / 2).toFixed(3);
      return `M${x} ${y(0).toFixed(2)}V${y(amount).toFixed(2)}h${BAR}V${y(0).toFixed(2)}z`;
    })
    .join('');
}

/** A line through the middle of each step; interrupted where nothing is known. */
function typicalPath(steps: readonly AmountStep[], y: (value: number) => number): string {
  let command = 'M';
  return steps
    .map(({ typical }, index) => {
      if (typical === null) {
        command = 'M';
        return '';
      }
      const point = `${command}${index + 0.5} ${y(typical).toFixed(2)}`;
      command = 'L';
      return point;
    })
    .join('');
}

/** Returns where an instant lies, counted in steps from the left; null when it is outside. */
function positionOf(steps: readonly AmountStep[], at: number): number | null {
  const index = steps.findIndex(({ start, end }) => Date.parse(start) <= at && at < Date.parse(end));
  const step = steps[index];
  if (!step) return null;
  const start = Date.parse(step.start);
  return index + (at - start) / (Date.parse(step.end) - start);
}
