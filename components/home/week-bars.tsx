import { dayParts } from '@/lib/domain/formats/day-text';
import type { DayOverview } from '@/lib/domain/home/meter-overview';
import { calendarDayInZone } from '@/lib/domain/times';

const HEIGHT = 56;
const SLOT = 10;
const BAR = 8;

interface WeekBarsProps {
  days: readonly DayOverview[];
  zone: string;
  /** Writes an amount for a sentence. */
  write: (amount: number) => string;
  /** A CSS color. */
  color: string;
}

/** Seven small bars with the typical level of each day; a day with missing hours is an outline. Complete in the HTML that the server sends. */
export function WeekBars({ days, zone, write, color }: WeekBarsProps) {
  const names = days.map(({ start }) => dayParts(calendarDayInZone(start, zone)));
  const values = days.flatMap(({ used, typical }) => [used ?? 0, typical ?? 0]);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = HEIGHT / (high - low || 1);
  const y = (value: number) => (high - value) * scale;
  const last = days.length - 1;
  const text = days
    .map(
      ({ used, complete }, index) =>
        `${names[index]?.longWeekday} ${used === null ? 'no reading' : write(used)}${used !== null && !complete ? ', some hours missing' : ''}`,
    )
    .join(', ');
  return (
    <div>
      <p className="sr-only">{`The last seven days: ${text}`}</p>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${days.length * SLOT} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-14 w-full overflow-visible"
      >
        {days.map(({ start, used, complete }, index) =>
          used === null ? null : (
            <rect
              key={start}
              x={index * SLOT + (SLOT - BAR) / 2}
              y={y(Math.max(0, used))}
              width={BAR}
              height={Math.abs(used) * scale}
              fill={color}
              fillOpacity={index === last ? 1 : 0.4}
              // An open outline: the day used more than is known.
              {...(complete
                ? {}
                : { fill: 'none', stroke: color, strokeDasharray: '3 2', vectorEffect: 'non-scaling-stroke' })}
            />
          ),
        )}
        <path
          d={days
            .map(({ typical }, index) => (typical === null ? '' : `M${index * SLOT} ${y(typical).toFixed(2)}h${SLOT}`))
            .join('')}
          fill="none"
          stroke="var(--baseline)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div aria-hidden="true" className="mt-1 grid grid-cols-7 text-center text-sm text-quiet">
        {days.map(({ start }, index) => (
          <span key={start}>{names[index]?.weekday.charAt(0)}</span>
        ))}
      </div>
    </div>
  );
}
