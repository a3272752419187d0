'use client';

import { type KeyboardEvent, type PointerEvent, useId, useState } from 'react';
import { useFormats } from '@/lib/client/formats';
import { HEAT_LEVELS, type HeatCell, type HeatMap } from '@/lib/domain/views/heat-map';
import { ChartReadout, readoutSentence } from './chart-readout';
import { HatchPattern } from './hatch-pattern';
import { heatColor, heatPath, LABELED_HOURS, labeledRows, rowHeight } from './heat-map-plot';

const WIDTH = 720;
const HOURS = 24;

interface HeatMapChartProps {
  map: HeatMap;
  /** A CSS color; lighter steps of it are lower values. */
  color: string;
  /** Writes use per hour with its unit. */
  formatRate: (value: number) => string;
  /** Describes the chart in a sentence, for screen readers. */
  summary: string;
}

/** Use per hour of the day and day, as colors. Drawn as one path for each color: a year has 8,784 hours. */
export function HeatMapChart({ map, color, formatRate, summary }: HeatMapChartProps) {
  const formats = useFormats();
  const id = useId();
  const hatch = `heat${id.replace(/[^a-zA-Z0-9]/g, '')}`;
  const [selected, setSelected] = useState<number | null>(null);
  const { rows, limits } = map;
  const count = rows.length * HOURS;
  const height = rowHeight(rows.length);
  const index = Math.min(selected ?? count - HOURS, count - 1);
  const row = rows[Math.floor(index / HOURS)];
  const cell = row?.cells[index % HOURS];
  const title = row ? `${formats.namedDay(row.day)}, ${formats.shortTime({ hour: index % HOURS, minute: 0 })}` : '';
  const facts = cell ? [{ label: '', value: cellText(cell, formatRate) }] : [];

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const clamp = (share: number, parts: number) => Math.max(0, Math.min(parts - 1, Math.floor(share * parts)));
    const hour = clamp((event.clientX - box.left) / box.width, HOURS);
    setSelected(clamp((event.clientY - box.top) / box.height, rows.length) * HOURS + hour);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -HOURS, ArrowDown: HOURS }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setSelected(Math.max(0, Math.min(count - 1, index + step)));
  };

  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption id={id} className="sr-only">
        {summary}
      </figcaption>
      <ChartReadout title={title} facts={facts} />
      <div className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2" translate="no">
        <span />
        <div aria-hidden="true" className="relative h-5 text-sm text-quiet">
          {LABELED_HOURS.map((hour) => (
            <span key={hour} className="absolute whitespace-nowrap" style={{ left: `${(hour / HOURS) * 100}%` }}>
              {formats.shortTime({ hour, minute: 0 })}
            </span>
          ))}
        </div>
        <div aria-hidden="true" className="relative w-14 text-sm text-quiet" style={{ height: rows.length * height }}>
          {labeledRows(rows.length).map((each) => (
            <span key={each} className="absolute right-0 leading-none whitespace-nowrap" style={{ top: each * height }}>
              {formats.monthDay(rows[each]?.day ?? '')}
            </span>
          ))}
        </div>
        <div
          role="slider"
          tabIndex={0}
          aria-label="Hour in the heat map"
          aria-valuemin={1}
          aria-valuemax={Math.max(1, count)}
          aria-valuenow={index + 1}
          aria-valuetext={readoutSentence(title, facts)}
          className="touch-pan-y"
          onPointerMove={follow}
          onPointerDown={follow}
          onKeyDown={onKeyDown}
          onPointerLeave={() => setSelected(null)}
        >
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${WIDTH} ${rows.length * height}`}
            preserveAspectRatio="none"
            shapeRendering="crispEdges"
            className="pointer-events-none block w-full"
            style={{ height: rows.length * height }}
          >
            <defs>
              <HatchPattern id={hatch} />
            </defs>
            {Array.from({ length: HEAT_LEVELS }, (_, level) => level).map((level) => (
              <path
                key={level}
                d={heatPath(rows, WIDTH, height, (each) => each.level === level)}
                fill={heatColor(color, level)}
              />
            ))}
            <path
              d={heatPath(rows, WIDTH, height, ({ kind }) => kind === 'missing' || kind === 'skipped')}
              fill={`url(#${hatch})`}
            />
            {selected === null ? null : (
              <path
                d={heatPath(rows, WIDTH, height, (each) => each === cell)}
                fill="none"
                stroke="var(--text)"
                strokeWidth={2}
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-quiet" translate="no">
        <span className="flex items-center gap-2">
          {formatRate(lowestOf(map))}
          <svg aria-hidden="true" width={HEAT_LEVELS * 16} height="12">
            {limits.map((_, level) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is its index
              <rect key={level} x={level * 16} width="16" height="12" fill={heatColor(color, level)} />
            ))}
          </svg>
          {formatRate(limits.at(-1) ?? 0)}
        </span>
        <span className="flex items-center gap-1.5">
          <svg aria-hidden="true" width="16" height="12">
            <rect width="16" height="12" fill={`url(#${hatch})`} stroke="var(--line-strong)" />
          </svg>
          No data
        </span>
        <span>Each color has as many hours as the next.</span>
      </div>
    </figure>
  );
}

function lowestOf({ rows }: HeatMap): number {
  const values = rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  return values.reduce((lowest, value) => Math.min(lowest, value), values[0] ?? 0);
}

function cellText({ kind, value, twice }: HeatCell, formatRate: (value: number) => string): string {
  if (value !== null) return twice ? `${formatRate(value)}, mean of the hour that came twice` : formatRate(value);
  if (kind === 'skipped') return 'The clock was set forward past this hour';
  return kind === 'missing' ? 'No data' : 'Not part of this';
}
