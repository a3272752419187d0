import { useId } from 'react';
import type { Formats } from '@/lib/domain/formats/formats';
import type { LoadDuration } from '@/lib/domain/views/load-duration';
import { tickText, valueAxis } from './value-ticks';

const WIDTH = 720;
const HEIGHT = 220;
const SHARES = [0, 0.25, 0.5, 0.75, 1];

interface LoadCurveProps {
  load: LoadDuration;
  /** A CSS color. */
  color: string;
  /** From the meter's unit to the one that is shown, which stands above the axis. */
  factor: number;
  unit: string;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
  formats: Formats;
}

/** For how much of the time each load was reached: from the highest on the left to the lowest on the right. */
export function LoadCurve({ load, color, factor, unit, summary, formats }: LoadCurveProps) {
  const id = useId();
  const loads = load.points.map((point) => point.load * factor);
  const axis = valueAxis(loads.at(-1) ?? 0, loads[0] ?? 0, 4);
  const x = (share: number) => share * WIDTH;
  const y = (value: number) => (HEIGHT * (axis.high - value)) / (axis.high - axis.low);
  const curve = load.points.map(({ share, load: value }) => `L${x(share).toFixed(1)} ${y(value * factor).toFixed(1)}`);
  const start = `M0 ${y(loads[0] ?? 0).toFixed(1)}`;
  const area = `${start}${curve.join('')}L${WIDTH} ${y(Math.max(0, axis.low))}L0 ${y(Math.max(0, axis.low))}z`;
  const percent = (share: number) => `${share * 100}%`;
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="sr-only">
        {summary}
      </figcaption>
      <div aria-hidden="true" translate="no">
        <p className="text-sm text-quiet">{unit}</p>
        <div className="mt-1 grid grid-cols-[3rem_minmax(0,1fr)] text-sm text-quiet">
          <div className="relative h-56">
            {axis.ticks.map((tick) => (
              <span
                key={tick}
                className="absolute right-2 -translate-y-1/2 leading-none"
                style={{ top: percent(y(tick) / HEIGHT) }}
              >
                {tickText(tick, axis, formats)}
              </span>
            ))}
          </div>
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            className="h-56 w-full overflow-visible"
          >
            {axis.ticks.map((tick) => (
              <line
                key={tick}
                x2={WIDTH}
                y1={y(tick)}
                y2={y(tick)}
                stroke="var(--line)"
                vectorEffect="non-scaling-stroke"
              />
            ))}
            <path d={area} fill={color} fillOpacity={0.14} />
            <path
              d={`${start}${curve.join('')}`}
              fill="none"
              stroke={color}
              strokeWidth={2}
              vectorEffect="non-scaling-stroke"
            />
            {load.readOffs.map(({ share }) => (
              <line
                key={share}
                x1={x(share)}
                x2={x(share)}
                y2={HEIGHT}
                stroke="var(--baseline)"
                strokeDasharray="2 4"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          <span />
          <div className="mt-1 flex justify-between">
            {SHARES.map((share) => (
              <span key={share}>{formats.percent(share)}</span>
            ))}
          </div>
        </div>
        <p className="text-right text-sm text-quiet">of the measured time</p>
      </div>
    </figure>
  );
}
