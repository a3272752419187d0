'use client';

import Link from 'next/link';
import { useFormats } from '@/lib/client/formats';
import { areaLevel } from '@/lib/domain/fleet/area-cities';
import { areaMap, type MapDot } from '@/lib/domain/fleet/area-map';
import type { AreaRow } from '@/lib/domain/fleet/areas-table';
import { areaHref, areaWords } from './area-words';

/** Filled the more is down, as the tiles are. */
const FILLS = {
  none: 'fill-surface stroke-line-strong',
  some: 'fill-surface stroke-watch',
  many: 'fill-watch stroke-watch',
  half: 'fill-bad stroke-bad',
};

/**
 * Areas where they lie, for those whose place is known; nothing without any. For the pointer: the tiles below say the
 * same, and are what keyboards and screen readers use.
 */
export function AreaMap({ account, areas }: { account: string; areas: readonly AreaRow[] }) {
  const map = areaMap(areas);
  if (!map) return null;
  const { width, height, dots } = map;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="mb-4 w-full rounded-2xl border border-line bg-sunken"
    >
      {dots.map((dot) => (
        <AreaDot key={dot.area.id} account={account} dot={dot} />
      ))}
    </svg>
  );
}

function AreaDot({ account, dot: { area, x, y, radius, isNamed } }: { account: string; dot: MapDot }) {
  const formats = useFormats();
  const level = areaLevel(area);
  return (
    <Link href={areaHref(account, area)} prefetch={false} tabIndex={-1}>
      <title>{`${area.id}${area.city ? `, ${area.city}` : ''}: ${areaWords(area, formats)}`}</title>
      <circle
        cx={x}
        cy={y}
        r={radius}
        strokeWidth={4}
        className={level === null ? 'fill-none stroke-line' : FILLS[level]}
      />
      {isNamed ? (
        <text x={x} y={y + radius + 20} textAnchor="middle" className="fill-quiet text-lg max-sm:hidden">
          {area.id}
        </text>
      ) : null}
    </Link>
  );
}
