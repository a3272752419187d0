'use client';

import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { toggleFilter } from '@/lib/client/fleet-view';
import { WORK_FACETS, type WorklistView } from '@/lib/client/worklist-view';
import type { FacetCount } from '@/lib/domain/fleet/facet-index';
import { FacetGroup } from '../table/facet-group';

interface WorkFiltersProps {
  view: WorklistView;
  facets: Record<string, FacetCount[]>;
  onChange: (view: WorklistView) => void;
}

/** The filters of the worklist with counts, and buttons that remove the chosen ones. */
export function WorkFilters({ view, facets, onChange }: WorkFiltersProps) {
  const chosen = WORK_FACETS.flatMap((facet) => (view.filters[facet.key] ?? []).map((value) => ({ facet, value })));
  const toggle = (key: string, value: string) => onChange(toggleFilter(view, key, value));
  return (
    <div className="screen-only">
      <Disclosure summary={chosen.length > 0 ? `Filters (${chosen.length} chosen)` : 'Filters'}>
        <HydratedFieldset>
          <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
            {WORK_FACETS.map(({ key, label, labelOf }) =>
              (facets[key]?.length ?? 0) > 0 ? (
                <FacetGroup
                  key={key}
                  label={label}
                  values={facets[key] ?? []}
                  chosen={view.filters[key] ?? []}
                  word={labelOf ?? ((value) => value)}
                  onToggle={(value) => toggle(key, value)}
                />
              ) : null,
            )}
          </div>
        </HydratedFieldset>
      </Disclosure>
      {chosen.length > 0 ? (
        <ul aria-label="Chosen filters" className="mb-2 flex flex-wrap gap-2">
          {chosen.map(({ facet: { key, label, labelOf }, value }) => (
            <li key={`${key} ${value}`}>
              <Button onClick={() => toggle(key, value)} className="px-3">
                <span className="sr-only">Remove</span>
                {`${label}: ${labelOf?.(value) ?? value}`}
                <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
          <li>
            <Button tone="quiet" onClick={() => onChange({ ...view, filters: {} })}>
              Clear all
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  );
}
