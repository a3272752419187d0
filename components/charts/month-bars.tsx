import type { Formats } from '@/lib/domain/formats/formats';
import type { Bucket } from '@/lib/domain/series';
import { tickText, valueAxis } from './value-ticks';

const WIDTH = 620;
const HEIGHT = 100;
/** Days with a label. */
const LABELED_EVERY = 7;
/** How much of a day's width its bar takes. */
const BAR_SHARE = 0.76;

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
  const axis = valueAxis(Math.min(0, ...known), Math.max(0, ...known), 2);
  const { low, high, ticks } = axis;
  const y = (value: number) => (HEIGHT * (high - value)) / (high - low);
  const step = WIDTH / Math.max(1, days.length);
  return (
    <div translate="no" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-sm leading-none text-quiet">
      <div aria-hidden="true" className="relative">
        {/* The widest label sets the width of the column. */}
        <span className="invisible">{longest(ticks.map((tick) => tickText(tick, axis, formats)))}</span>
        {ticks.map((tick) => (
          <span
            key={tick}
            className="absolute right-0 -translate-y-1/2"
            style={{ top: `${(y(tick) / HEIGHT) * 100}%` }}
          >
            {tickText(tick, axis, formats)}
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="block h-24 w-full overflow-visible print:h-16"
      >
        {ticks.map((tick) => (
          <line
            key={tick}
            x2={WIDTH}
            y1={y(tick)}
            y2={y(tick)}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {values.map((value, index) =>
          value === null ? null : (
            <rect
              key={days[index]?.start}
              x={step * (index + (1 - BAR_SHARE) / 2)}
              width={step * BAR_SHARE}
              y={y(Math.max(0, value))}
              height={Math.abs(y(0) - y(value))}
              fill={color}
              opacity={days[index]?.state === 'running' ? 0.45 : 1}
            />
          ),
        )}
        <path
          d={stepPath(levels, y, step)}
          fill="none"
          stroke="var(--baseline)"
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <span />
      <div aria-hidden="true" className="relative mt-1.5 h-4">
        {days.map(({ start }, index) =>
          index % LABELED_EVERY === 0 ? (
            <span key={start} className="absolute" style={{ left: `${(index / days.length) * 100}%` }}>
              {index + 1}
            </span>
          ) : null,
        )}
      </div>
    </div>
  );
}

const longest = (texts: readonly string[]) => texts.reduce((a, b) => (b.length > a.length ? b : a), '');

function stepPath(levels: readonly (number | null)[], y: (value: number) => number, step: number): string {
  let path = '';
  for (const [index, level] of levels.entries()) {
    if (level === null) continue;
    const joined = index > 0 && levels[index - 1] !== null;
    path += `${joined ? 'L' : 'M'}${index * step} ${y(level)}H${(index + 1) * step}`;
  }
  return path;
}
