'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Age } from '@/components/ui/age';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { LinkProblems } from '@/components/ui/link-problems';
import { NoticeBanner, QueryState } from '@/components/ui/query-state';
import { Skeleton } from '@/components/ui/skeleton';
import { fleetPath } from '@/lib/client/account-param';
import { gridHistoryQueryOptions } from '@/lib/client/fleet-entity-query';
import { useFormats } from '@/lib/client/formats';
import { type GridHistoryViewParams, gridHistorySearch } from '@/lib/client/grid-history-view';
import type { Formats } from '@/lib/domain/formats/formats';
import { MAX_NEIGHBORS, maxHistoryDays } from '@/lib/domain/grid/history-size';
import { GRID_PROFILES } from '@/lib/domain/grid/limits';
import { parseLimits } from '@/lib/domain/grid/limits-text';
import { addLocalDays } from '@/lib/domain/local-day';
import { GridCharts } from './grid-charts';
import { GridTables } from './grid-tables';
import { neighborsCostText } from './grid-words';
import { LimitsForm } from './limits-form';
import { RangeChoice } from './range-choice';

interface GridHistoryProps {
  account: string;
  view: GridHistoryViewParams;
  /** Today in the first gateway's time zone. */
  today: string;
  zone: string;
  /** What the address names that the view does not show, in sentences. */
  linkProblems: readonly string[];
  onChange: (view: GridHistoryViewParams) => void;
}

/** Voltage and frequency of gateways over a range: charts with limits, time in each band, excursions and neighbors. */
export function GridHistory({ account, view, today, zone, linkProblems, onChange }: GridHistoryProps) {
  const formats = useFormats();
  const search = gridHistorySearch(view);
  const query = useQuery(gridHistoryQueryOptions(account, search));
  const limits = parseLimits(view.limits) ?? GRID_PROFILES.utilization;
  const isUpdating = query.isPlaceholderData;
  return (
    <>
      <div className="mb-3 empty:hidden">
        <LinkProblems problems={linkProblems} shown={`Showing ${rangeText(view, formats)}.`} />
      </div>
      <div className="mb-4">
        <RangeChoice
          start={view.start}
          end={view.end}
          today={today}
          maxDays={maxHistoryDays(view.gateways.length, view.neighbours)}
          onChange={(range) => onChange({ ...view, ...range })}
        />
      </div>
      <LimitsForm text={view.limits} onChange={(text) => onChange({ ...view, limits: text })} />
      <QueryState
        query={query}
        subject="the measurements"
        zone={zone}
        skeleton={<Skeleton className="h-[36rem] w-full" />}
      >
        {({ data, meta }) => (
          <div aria-busy={isUpdating} className={`transition-opacity ${isUpdating ? 'opacity-50' : ''}`}>
            <NoticeBanner notice={meta.notice} />
            <NeighborComparison account={account} view={view} neighbours={data.neighbours} onChange={onChange} />
            <GridCharts data={data} limits={limits} />
            <GridTables account={account} data={data} range={view} search={search} />
            <p className="mt-3 text-sm text-quiet">
              <Age at={meta.asOf} zone={data.timezone} prefix="As of" />
              {'. Days are stored after the first load and cost nothing again.'}
            </p>
          </div>
        )}
      </QueryState>
    </>
  );
}

/** Returns 'Sat, Nov 28, 2026' or 'Nov 1–7, 2026'. */
function rangeText({ start, end }: Pick<GridHistoryViewParams, 'start' | 'end'>, formats: Formats): string {
  const last = addLocalDays(end, -1);
  return start === last ? formats.namedDate(start) : formats.dayRange(start, last, true);
}

interface NeighborComparisonProps extends Pick<GridHistoryProps, 'account' | 'view' | 'onChange'> {
  neighbours: { near: number; ids: string[] };
}

/** The switch that compares with neighbors, and its cost. */
function NeighborComparison({ account, view, neighbours, onChange }: NeighborComparisonProps) {
  const formats = useFormats();
  if (neighbours.near === 0) return <p className="mb-3 text-sm text-quiet">No other gateway in this postal code.</p>;
  const maxCompared = Math.min(MAX_NEIGHBORS, neighbours.near);
  return (
    <HydratedFieldset className="mb-3">
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          checked={view.neighbours}
          onChange={() => onChange({ ...view, neighbours: !view.neighbours })}
          className="size-4 accent-accent"
        />
        Compare with neighbors
      </label>
      <p className="text-sm text-quiet">
        {view.neighbours ? (
          <>
            {formats.count(neighbours.ids.length)} of {formats.counted(neighbours.near, 'other gateway')} in{' '}
            {view.gateways.length > 1 ? 'the first gateway’s' : 'the same'} postal code:{' '}
            {neighbours.ids.map((id, index) => (
              <span key={id}>
                {index > 0 ? ', ' : null}
                <Link href={fleetPath(account, 'gateways', id)} prefetch={false} className="link">
                  {id}
                </Link>
              </span>
            ))}
          </>
        ) : (
          `Shows whether the home or the feeder is the cause. ${neighborsCostText(maxCompared, formats)}`
        )}
      </p>
    </HydratedFieldset>
  );
}
