'use client';

import { useFormats } from '@/lib/client/formats';
import { DAY_KINDS, type DayKind, type TariffVersion, type UsageLine } from '@/lib/domain/money/tariff';
import { type ClockRun, type DayRuns, weekBands } from '@/lib/domain/money/week-bands';

const DAY_LABELS: Record<DayKind, string> = {
  ...{ mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun', holiday: 'Hol' },
};
const ROW = 18;
const LEFT = 36;
const WIDTH = 360;

/** The prices of a line on each hour of the week, a picture for each season: darker is dearer, striped has none or two. */
export function WeekPicture({ version, line }: { version: TariffVersion; line: UsageLine }) {
  const formats = useFormats();
  const days = weekBands(version, line.bands);
  const seasons = [...new Set(days.map(({ season }) => season))];
  const prices = line.bands.map(({ tiers }) => tiers[0]?.price ?? 0);
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)];
  const shade = (price: number) => (highest > lowest ? 0.2 + (0.8 * (price - lowest)) / (highest - lowest) : 0.45);
  const nameOf = (run: ClockRun) => {
    const [band] = run.bands;
    if (band === undefined || run.bands.length > 1) return run.bands.length === 0 ? 'no price' : 'two prices';
    return line.bands[band]?.label ?? formats.prose(prices[band] ?? 0);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {seasons.map((season) => (
        <figure key={season?.id ?? ''} className="min-w-0">
          <figcaption className="mb-1 text-sm text-quiet">{season?.label ?? 'All year'}</figcaption>
          <WeekGrid
            days={days.filter((day) => day.season === season)}
            fillOf={(run) => (run.bands.length === 1 ? shade(prices[run.bands[0] ?? 0] ?? 0) : null)}
            nameOf={nameOf}
          />
        </figure>
      ))}
    </div>
  );
}

interface WeekGridProps {
  days: readonly DayRuns[];
  /** Returns how dark a part is; null for one that is wrong. */
  fillOf: (run: ClockRun) => number | null;
  nameOf: (run: ClockRun) => string;
}

function WeekGrid({ days, fillOf, nameOf }: WeekGridProps) {
  const ordered = [...days].sort((a, b) => DAY_KINDS.indexOf(a.day) - DAY_KINDS.indexOf(b.day));
  const x = (minute: number) => LEFT + ((WIDTH - LEFT) * minute) / 1440;
  const text = ordered
    .map(
      ({ day, runs }) => `${DAY_LABELS[day]}: ${runs.map((run) => `${nameOf(run)} from ${run.from / 60}`).join(', ')}`,
    )
    .join('. ');
  return (
    <svg role="img" aria-label={text} viewBox={`0 0 ${WIDTH} ${ordered.length * ROW + 16}`} className="w-full">
      <defs>
        <pattern id="wrong-price" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" className="fill-bad" />
        </pattern>
      </defs>
      {ordered.map(({ day, runs }, row) => (
        <g key={day}>
          <text x={0} y={row * ROW + 13} className="fill-quiet text-[11px]">
            {DAY_LABELS[day]}
          </text>
          {runs.map((run) => {
            const fill = fillOf(run);
            return (
              <rect
                key={run.from}
                x={x(run.from)}
                y={row * ROW + 1}
                width={Math.max(0, x(run.to) - x(run.from) - 1)}
                height={ROW - 2}
                rx={2}
                className={fill === null ? '' : 'fill-electricity'}
                fill={fill === null ? 'url(#wrong-price)' : undefined}
                opacity={fill ?? 1}
              />
            );
          })}
        </g>
      ))}
      {[0, 6, 12, 18].map((hour) => (
        <text key={hour} x={x(hour * 60)} y={ordered.length * ROW + 12} className="fill-quiet text-[11px]">
          {`${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`}
        </text>
      ))}
    </svg>
  );
}
