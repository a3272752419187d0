'use client';

import { useCallback, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { HydratedFieldset } from '@/components/ui/hydrated-fieldset';
import { EmptyPanel, QueryState } from '@/components/ui/query-state';
import { SearchBox } from '@/components/ui/search-box';
import { Card, Section } from '@/components/ui/section';
import { ShowMore } from '@/components/ui/show-more';
import { Skeleton } from '@/components/ui/skeleton';
import { useFormats } from '@/lib/client/formats';
import { useMayStartWork } from '@/lib/client/use-may-start-work';
import { usePrintAll } from '@/lib/client/use-print-all';
import { FIRST_LINES, fetchWorkLines } from '@/lib/client/worklist-query';
import { worklistCsvUrl } from '@/lib/contract/api-urls';
import type { WorklistData } from '@/lib/contract/worklist';
import type { WorkRow } from '@/lib/domain/fleet/work-row';
import { PrintAllButton } from '../print-all-button';
import { SavedViews } from '../views/saved-views';
import { ChangeDialog } from './change-dialog';
import { SelectionBar } from './selection-bar';
import { useWorklist } from './use-worklist';
import { WorkFilters } from './work-filters';
import { WorkLine } from './work-line';

const SORTS: [value: string, label: string][] = [
  ['', 'Most severe first'],
  ['since asc', 'Oldest first'],
  ['since desc', 'Newest first'],
  ['city asc', 'By city'],
  ['postal asc', 'By postal code'],
  ['premises desc', 'Most premises first'],
  ['status asc', 'By status'],
];

/** Problems by cause, each with what people did about it. A gateway's line includes its meters, an area's its gateways. */
export function Worklist({ account }: { account: string }) {
  const formats = useFormats();
  const mayChange = useMayStartWork(account);
  const { view, show, search, query, limit, setLimit } = useWorklist(account);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [changing, setChanging] = useState<readonly WorkRow[] | null>(null);
  const print = usePrintAll((offset) => fetchWorkLines(account, search, offset));
  const onSearch = useCallback((q: string) => show({ ...view, q }), [view, show]);
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(selected);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    setSelected(next);
  };
  return (
    <QueryState query={query} subject="the worklist" skeleton={<Skeleton className="h-96 w-full" />}>
      {({ data }) => {
        const rows = print.rows ?? data.rows;
        const chosen = data.rows.filter(({ id }) => selected.has(id));
        return (
          <Section
            title={`Worklist: ${formats.counted(data.matching, 'line')}`}
            lead={
              data.voltageAsOf === null ? 'Voltage is not available right now: outages are those seen last.' : undefined
            }
            aside={
              <span className="flex flex-wrap gap-2">
                <PrintAllButton label={`Print all ${formats.counted(data.matching, 'line')}`} print={print} />
                <a href={worklistCsvUrl(account, search)} download className={buttonClass('plain')}>
                  {/* One flex item, or its gap would stand beside the space. */}
                  <span>
                    <span className="max-sm:sr-only">{`Download ${formats.counted(data.matching, 'line')} as `}</span>
                    CSV
                  </span>
                </a>
              </span>
            }
          >
            <div className="screen-only flex flex-wrap items-end gap-x-4 gap-y-2">
              <SearchBox
                label="Find lines"
                placeholder="Problem, address, city, ID, name, note"
                value={view.q}
                onChange={onSearch}
                takesSlash={false}
              />
              <SortChoice view={view} onChange={show} />
              <SavedViews account={account} page="worklist" query={search} />
            </div>
            <WorkFilters view={view} facets={data.facets} onChange={show} />
            {data.matching === 0 ? (
              <NothingToDo data={data} />
            ) : (
              <Card>
                <HydratedFieldset>
                  <SelectAll rows={data.rows} chosen={chosen.length} onToggle={toggle} />
                  <ul aria-label="Worklist" aria-busy={query.isPlaceholderData}>
                    {rows.map((row) => (
                      <WorkLine
                        key={row.id}
                        account={account}
                        row={row}
                        selection={{
                          selected: selected.has(row.id),
                          onSelect: () => toggle([row.id], !selected.has(row.id)),
                        }}
                        onChange={mayChange ? () => setChanging([row]) : null}
                      />
                    ))}
                  </ul>
                </HydratedFieldset>
              </Card>
            )}
            {limit < MAX_LINES ? (
              <ShowMore
                left={data.matching - data.rows.length}
                step={FIRST_LINES}
                onMore={() => setLimit(Math.min(limit + FIRST_LINES, MAX_LINES))}
              />
            ) : data.matching > limit ? (
              <p className="mt-2 text-quiet">{`The first ${formats.count(limit)}. Filter, print all or download the CSV for the rest.`}</p>
            ) : null}
            {chosen.length > 0 ? (
              <SelectionBar
                account={account}
                rows={chosen}
                onChange={mayChange ? () => setChanging(chosen) : null}
                onClear={() => setSelected(new Set())}
              />
            ) : null}
            {changing ? <ChangeDialog account={account} rows={changing} onClose={() => setChanging(null)} /> : null}
          </Section>
        );
      }}
    </QueryState>
  );
}

/** As many as our API returns at once. */
const MAX_LINES = 500;

function NothingToDo({ data }: { data: WorklistData }) {
  const unfinished = data.facets.status?.some(({ value, count }) => value !== 'done' && count > 0) ?? false;
  if (unfinished) return <EmptyPanel title="Nothing matches">Remove a filter, or search for fewer words.</EmptyPanel>;
  return <EmptyPanel title="Nothing to do">No device has a problem that no one has dealt with.</EmptyPanel>;
}

function SortChoice({
  view,
  onChange,
}: Pick<ReturnType<typeof useWorklist>, 'view'> & { onChange: ReturnType<typeof useWorklist>['show'] }) {
  return (
    <HydratedFieldset>
      <label className="flex items-center gap-2">
        <span className="text-sm text-quiet max-sm:sr-only">Order</span>
        <select
          className="field w-auto"
          value={view.sort === null ? '' : `${view.sort} ${view.dir}`}
          onChange={({ target }) => {
            const [sort = '', dir] = target.value.split(' ');
            onChange({ ...view, sort: sort || null, dir: dir === 'desc' ? 'desc' : 'asc' });
          }}
        >
          {SORTS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </HydratedFieldset>
  );
}

interface SelectAllProps {
  rows: readonly WorkRow[];
  chosen: number;
  onToggle: (ids: readonly string[], on: boolean) => void;
}

function SelectAll({ rows, chosen, onToggle }: SelectAllProps) {
  const formats = useFormats();
  const all = chosen === rows.length;
  return (
    <label className="screen-only flex min-h-11 w-fit items-center gap-1 pr-4 text-sm text-quiet">
      <span className="flex size-11 items-center justify-center">
        <input
          type="checkbox"
          checked={all}
          onChange={() =>
            onToggle(
              rows.map(({ id }) => id),
              !all,
            )
          }
          className="size-5 accent-accent"
        />
      </span>
      {`Select the ${formats.counted(rows.length, 'line')} shown`}
    </label>
  );
}
