import type { Formats } from '@/lib/domain/formats/formats';
import type { Bucket } from '@/lib/domain/series';
import { tickText, valueAxis } from './value-ticks';

const WIDTH = 320;
const HEIGHT = 84;
const LEFT = 30;
const BOTTOM = 14;
const TOP = 6;
/** Days with a label. */
const LABELED_EVERY = 7;

interface MonthBarsProps {
  days: readonly Pick<Bucket, 'start' | 'value' | 'state'>[];
  /** By the start of the day. */
  typical: ReadonlyMap<string, number>;
  /** A CSS color. */
  color: string;
  /** What the picture shows, for screen readers. */
  label: string;
  /** From the meter's unit to the one that is shown. */
  factor: number;
  formats: Formats;
}

/** The days of a month as bars with a line for typical usage; drawn on the server, and printed as it is. */
export function MonthBars({ days, typical, color, label, factor, formats }: MonthBarsProps) {
  const values = days.map(({ value }) => (value === null ? null : value * factor));
  const levels = days.map(({ start }) => {
    const level = typical.get(start);
    return level === undefined ? null : level * factor;
  });
  const known = [...values, ...levels].filter((value) => value !== null);
  const axis = valueAxis(Math.min(0, ...known), Math.max(0, ...known), 3);
  const { low, high, ticks } = axis;
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * ((high - value) / (high - low));
  const step = (WIDTH - LEFT) / Math.max(1, days.length);
  const x = (index: number) => LEFT + index * step;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className="block w-full">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH} y1={y(tick)} y2={y(tick)} stroke="var(--line)" strokeWidth="0.75" />
          <text x={LEFT - 4} y={y(tick) + 3} textAnchor="end" fontSize="9" fill="var(--text-quiet)">
            {tickText(tick, axis, formats)}
          </text>
        </g>
      ))}
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            key={days[index]?.start}
            x={x(index) + step * 0.12}
            width={step * 0.76}
            y={y(Math.max(0, value))}
            height={Math.abs(y(0) - y(value))}
            fill={color}
            opacity={days[index]?.state === 'running' ? 0.45 : 1}
          />
        ),
      )}
      <path d={stepPath(levels, x, y, step)} fill="none" stroke="var(--baseline)" strokeWidth="1.25" />
      {days.map(({ start }, index) =>
        index % LABELED_EVERY === 0 ? (
          <text
            key={start}
            x={x(index) + step / 2}
            y={HEIGHT - 3}
            textAnchor="middle"
            fontSize="9"
            fill="var(--text-quiet)"
          >
            {index + 1}
          </text>
        ) : null,
      )}
    </svg>
  );
}

function stepPath(
  levels: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
  step: number,
): string {
  let path = '';
  for (const [index, level] of levels.entries()) {
    if (level === null) continue;
    const joined = index > 0 && levels[index - 1] !== null;
    path += `${joined ? 'L' : 'M'}${x(index)} ${y(level)}H${x(index) + step}`;
  }
  return path;
}
