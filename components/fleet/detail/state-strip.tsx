'use client';

import { useId } from 'react';
import { HatchPattern } from '@/components/charts/hatch-pattern';
import { useFormats } from '@/lib/client/formats';
import type { DeviceHistoryData } from '@/lib/contract/fleet';
import { stateLabel } from '@/lib/domain/device-states';
import type { StateHealth } from '@/lib/domain/fleet/rows';
import { type StatePeriod, statePeriods } from '@/lib/domain/fleet/state-periods';
import type { Formats } from '@/lib/domain/formats/formats';

const DAY_MS = 24 * 3_600_000;
const WIDTH = 1000;
const HEIGHT = 24;
/** Worse states are taller, so that state is not shown by color alone. */
const LOOKS: Record<StateHealth, { className: string; height: number }> = {
  ok: { className: 'fill-ok', height: 8 },
  watch: { className: 'fill-watch', height: 16 },
  bad: { className: 'fill-bad', height: 24 },
  other: { className: 'fill-quiet', height: 12 },
};

interface StateStripProps {
  history: DeviceHistoryData;
  /** Days shown, up to `asOf`. */
  days: number;
  /** UTC instant of the lists. */
  asOf: string;
  zone: string;
}

/** A device's states over some days as a strip: worse states are taller, unknown ones hatched. */
export function StateStrip({ history, days, asOf, zone }: StateStripProps) {
  const formats = useFormats();
  const hatch = `hatch${useId().replace(/[^a-zA-Z0-9]/g, '')}`;
  const to = Date.parse(asOf);
  const from = to - days * DAY_MS;
  const stretches = statePeriods(history, from, to);
  const x = (at: number) => ((at - from) / (to - from)) * WIDTH;
  return (
    <figure className="min-w-0">
      <svg
        role="img"
        aria-label={stripSentence(stretches, days, formats)}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-6 w-full rounded border-b border-line bg-sunken"
      >
        <defs>
          <HatchPattern id={hatch} />
        </defs>
        {stretches.map((stretch) => {
          const { className, height } = LOOKS[stretch.health];
          const known = stretch.state !== undefined;
          return (
            <rect
              key={stretch.start}
              x={x(stretch.start)}
              width={Math.max(1.5, x(stretch.end) - x(stretch.start))}
              y={known ? HEIGHT - height : 0}
              height={known ? height : HEIGHT}
              className={known ? className : undefined}
              fill={known ? undefined : `url(#${hatch})`}
            >
              <title>{`${stateWord(stretch)} from ${formats.moment(new Date(stretch.start).toISOString(), zone)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="flex justify-between text-sm text-quiet">
        <span>{formats.day(new Date(from).toISOString(), zone)}</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

function stateWord({ state }: StatePeriod): string {
  return state === undefined ? 'unknown' : stateLabel(state);
}

/** 'In 7 days: Active 6.2 days, Down 0.8 days'. */
function stripSentence(stretches: readonly StatePeriod[], days: number, formats: Formats): string {
  const msByWord = new Map<string, number>();
  for (const stretch of stretches) {
    const word = stateWord(stretch);
    msByWord.set(word, (msByWord.get(word) ?? 0) + stretch.end - stretch.start);
  }
  const parts = [...msByWord]
    .sort((a, b) => b[1] - a[1])
    .map(([word, ms]) => `${word} ${formats.column(ms / DAY_MS, 1)} days`);
  return `In ${days} days: ${parts.join(', ') || 'no data'}`;
}
