'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Section } from '@/components/ui/section';
import { fleetAreasQueryOptions } from '@/lib/client/fleet-query';
import { useFormats } from '@/lib/client/formats';
import { type AreaLevel, areaLevel, areasByCity } from '@/lib/domain/fleet/area-cities';
import type { AreaRow } from '@/lib/domain/fleet/areas-table';
import { AreaMap } from './area-map';
import { areaHref, areaWords } from './area-words';

/** The mark of each level: more of it is filled the more is down, so that it does not depend on color. */
const MARKS: Record<NonNullable<AreaLevel>, { label: string; classes: string }> = {
  none: { label: 'None', classes: 'border-line bg-surface text-quiet' },
  some: { label: 'Under 10%', classes: 'border-watch bg-surface text-ink' },
  many: { label: '10% or more', classes: 'border-watch bg-watch text-page font-medium' },
  half: { label: 'Half or more', classes: 'border-bad bg-bad text-page font-semibold' },
};

/** Every postal code as a tile, by city: how much of its gateways is down or without voltage. */
export function AreaPicture({ account }: { account: string }) {
  const formats = useFormats();
  const { data } = useQuery(fleetAreasQueryOptions(account));
  if (data?.data.list !== 'areas' || data.data.rows.length === 0) return null;
  const { rows, matching } = data.data;
  const left = matching - rows.length;
  return (
    <Section
      title="Gateways down or without voltage, by postal code"
      lead={
        left > 0
          ? `The ${formats.count(rows.length)} worst areas; the table has ${formats.count(left)} more.`
          : undefined
      }
    >
      <ul aria-label="Colors" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-quiet">
        {Object.values(MARKS).map(({ label, classes }) => (
          <li key={label} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`inline-block size-4 rounded border-2 ${classes}`} />
            {label}
          </li>
        ))}
      </ul>
      <AreaMap account={account} areas={rows} />
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {areasByCity(rows).map(({ city, areas }) => (
          <div key={city ?? ''} className="min-w-0">
            <h3 className="mb-1 text-sm font-medium text-quiet">{city ?? 'City not known'}</h3>
            <ul className="flex flex-wrap gap-1">
              {areas.map((area) => (
                <li key={area.id}>
                  <AreaTile account={account} area={area} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

function AreaTile({ account, area }: { account: string; area: AreaRow }) {
  const formats = useFormats();
  const level = areaLevel(area);
  const words = areaWords(area, formats);
  return (
    <Link
      href={areaHref(account, area)}
      prefetch={false}
      title={words}
      className={`flex min-h-11 min-w-16 items-center justify-center rounded border-2 px-2 text-sm no-underline ${level === null ? 'border-dashed border-line text-quiet' : MARKS[level].classes}`}
    >
      <span aria-hidden="true">{area.postalCode ?? 'No code'}</span>
      <span className="sr-only">{`${area.id}: ${words}`}</span>
    </Link>
  );
}
