'use client';

import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import {
  type FleetViewParams,
  fleetColumnsOf,
  fleetFacetsOf,
  shownColumns,
  toggleColumn,
  toggleFilter,
} from '@/lib/client/fleet-view';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';
import type { FleetTableName } from '@/lib/domain/fleet/tables';
import { FacetGroup } from './facet-group';

interface TableFiltersProps {
  list: FleetTableName;
  view: FleetViewParams;
  facets: Record<string, FacetCount[]>;
  onChange: (view: FleetViewParams) => void;
}

/** Filters with counts, the choice of columns, and the chosen filters. */
export function TableFilters({ list, view, facets, onChange }: TableFiltersProps) {
  const shown = new Set(shownColumns(list, view).map(({ key }) => key));
  const chosen = Object.values(view.filters).flat().length + (view.before ? 1 : 0) + (view.line ? 1 : 0);
  return (
    <div className="mb-3">
      <div className="flex flex-wrap items-start gap-x-6">
        <Disclosure summary={chosen > 0 ? `Filters (${chosen} chosen)` : 'Filters'}>
          <HydratedFieldset>
            <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
              {fleetFacetsOf(list).map(({ key, label, labelOf: word }) =>
                (facets[key]?.length ?? 0) > 0 ? (
                  <FacetGroup
                    key={key}
                    label={label}
                    values={facets[key] ?? []}
                    chosen={view.filters[key] ?? []}
                    word={word ?? ((value) => value)}
                    onToggle={(value) => onChange(toggleFilter(view, key, value))}
                  />
                ) : null,
              )}
              <label className="block">
                <span className="mb-1 block text-sm font-medium text-quiet">Last heard before</span>
                <input
                  type="date"
                  value={view.before ?? ''}
                  onChange={(event) => onChange({ ...view, before: event.target.value || null })}
                  className="field"
                />
              </label>
            </div>
          </HydratedFieldset>
        </Disclosure>
        <Disclosure summary="Columns">
          <HydratedFieldset>
            <ul className="grid grid-cols-2 gap-x-8 sm:grid-cols-3">
              {fleetColumnsOf(list)
                .slice(1)
                .map(({ key, head }) => (
                  <li key={key}>
                    <label className="flex min-h-9 items-center gap-2">
                      <input
                        type="checkbox"
                        checked={shown.has(key)}
                        onChange={() => onChange(toggleColumn(list, view, key))}
                        className="size-4 accent-accent"
                      />
                      {head}
                    </label>
                  </li>
                ))}
            </ul>
          </HydratedFieldset>
        </Disclosure>
      </div>
      {chosen > 0 ? <ChosenFilters list={list} view={view} facets={facets} onChange={onChange} /> : null}
    </div>
  );
}

/** The chosen filters, each with a button to remove it. A value that no row has says so: a link may name any. */
function ChosenFilters({ list, view, facets, onChange }: TableFiltersProps) {
  const none = (key: string, value: string) =>
    facets[key]?.find((each) => each.value === value)?.count === 0 ? ' (none)' : '';
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap gap-2">
      {fleetFacetsOf(list).flatMap(({ key, label, labelOf: word = (value) => value }) =>
        (view.filters[key] ?? []).map((value) => (
          <li key={`${key} ${value}`}>
            <Button onClick={() => onChange(toggleFilter(view, key, value))} className="px-3">
              <span className="sr-only">Remove</span>
              {`${label}: ${word(value)}${none(key, value)}`}
              <span aria-hidden="true">×</span>
            </Button>
          </li>
        )),
      )}
      {view.before ? (
        <li>
          <Button onClick={() => onChange({ ...view, before: null })} className="px-3">
            <span className="sr-only">Remove</span>
            {`Last heard before ${view.before}`}
            <span aria-hidden="true">×</span>
          </Button>
        </li>
      ) : null}
      {view.line ? (
        <li>
          <Button onClick={() => onChange({ ...view, line: null })} className="px-3">
            <span className="sr-only">Remove</span>
            One line of the worklist
            <span aria-hidden="true">×</span>
          </Button>
        </li>
      ) : null}
      <li>
        <Button tone="quiet" onClick={() => onChange({ ...view, filters: {}, before: null, line: null })}>
          Clear all
        </Button>
      </li>
    </ul>
  );
}
