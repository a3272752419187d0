import { isLocalDay } from '@/lib/domain/local-day';
import type { FleetColumn, FleetFacet } from '../domain/fleet/table-parts';
import { FLEET_TABLES, type FleetRow, type FleetTableName } from '../domain/fleet/tables';
import { parseLimits } from '../domain/grid/limits-text';

/** Everything that decides what a fleet table shows, as stored in the URL. */
export interface FleetViewParams {
  q: string;
  sort: string | null;
  dir: 'asc' | 'desc';
  /** Selected values by filter; filters without a selection are omitted. */
  filters: Record<string, string[]>;
  /** A day; shows only rows last heard before it, or never. */
  before: string | null;
  /** The id of a line of the worklist; shows only what it names. */
  line: string | null;
  /** Keys of the visible columns, in the table's order; null for the default columns. */
  columns: string[] | null;
  /** grid only: the limits as text; null for the default limits. */
  limits: string | null;
  /** health only: the last of its seven days; null for today. */
  until: string | null;
}

/** Returns the columns of a table. */
export function fleetColumnsOf(list: FleetTableName): readonly FleetColumn<FleetRow>[] {
  return FLEET_TABLES[list].columns as readonly FleetColumn<FleetRow>[];
}

/** Returns the filters of a table. */
export function fleetFacetsOf(list: FleetTableName): readonly FleetFacet<FleetRow>[] {
  return FLEET_TABLES[list].facets as readonly FleetFacet<FleetRow>[];
}

/** Parses the view from the URL. Invalid values are replaced by defaults. Never throws. */
export function parseFleetView(list: FleetTableName, params: URLSearchParams): FleetViewParams {
  const known = fleetColumnsOf(list).map(({ key }) => key);
  const sort = params.get('sort');
  const before = params.get('before');
  const limits = params.get('limits');
  const until = params.get('until');
  const line = params.get('line');
  const chosen = params.get('cols')?.split(',') ?? null;
  const columns = chosen && known.filter((key, index) => index === 0 || chosen.includes(key));
  const filters = fleetFacetsOf(list).flatMap(({ key }) => {
    const values = params.getAll(key).filter((value) => value !== '' && value.length <= 200);
    return values.length > 0 ? [[key, values.slice(0, 100)]] : [];
  });
  return {
    q: (params.get('q') ?? '').slice(0, 200),
    sort: sort !== null && known.includes(sort) ? sort : null,
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
    filters: Object.fromEntries(filters),
    before: before !== null && isLocalDay(before) ? before : null,
    line: line !== null && line.length > 0 && line.length <= 200 ? line : null,
    columns,
    until: list === 'health' && until !== null && isLocalDay(until) ? until : null,
    limits: list === 'grid' && limits !== null && parseLimits(limits) ? limits : null,
  };
}

/** Returns the parameters that select and order a view's rows, for our API. Equal views give equal texts. */
export function fleetRowsSearch({ q, sort, dir, filters, before, line, limits, until }: FleetViewParams): string {
  const search = new URLSearchParams();
  if (q.trim()) search.set('q', q.trim());
  if (sort) search.set('sort', sort);
  if (sort && dir === 'desc') search.set('dir', dir);
  for (const [key, values] of Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const value of [...values].sort()) search.append(key, value);
  }
  if (before) search.set('before', before);
  if (line) search.set('line', line);
  if (limits) search.set('limits', limits);
  if (until) search.set('until', until);
  return search.toString();
}

/** Returns the view as the query of its URL, without the account. Equal views give equal texts. */
export function fleetViewQuery(view: FleetViewParams): string {
  const search = new URLSearchParams(fleetRowsSearch(view));
  if (view.columns) search.set('cols', view.columns.join(','));
  return search.toString();
}

/** Returns the view as the query of its URL, beginning with `account`. */
export function fleetViewSearch(view: FleetViewParams, account: string): string {
  const query = fleetViewQuery(view);
  return `${new URLSearchParams({ account })}${query && `&${query}`}`;
}

/** Returns the visible columns. */
export function shownColumns(list: FleetTableName, view: FleetViewParams): readonly FleetColumn<FleetRow>[] {
  const { columns } = view;
  return fleetColumnsOf(list).filter(({ key, hiddenByDefault: extra }) =>
    columns === null ? !extra : columns.includes(key),
  );
}

/** Shows or hides a column; the first one is always visible. */
export function toggleColumn(list: FleetTableName, view: FleetViewParams, key: string): FleetViewParams {
  const shown = new Set(shownColumns(list, view).map((column) => column.key));
  if (!shown.delete(key)) shown.add(key);
  const columns = fleetColumnsOf(list).filter((column, index) => index === 0 || shown.has(column.key));
  const isDefault = fleetColumnsOf(list).every(
    ({ key: each, hiddenByDefault: extra }) => columns.some((one) => one.key === each) === !extra,
  );
  return { ...view, columns: isDefault ? null : columns.map((column) => column.key) };
}

/** Selects or clears a value of a filter. */
export function toggleFilter<View extends Pick<FleetViewParams, 'filters'>>(
  view: View,
  facet: string,
  value: string,
): View {
  const chosen = view.filters[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const { [facet]: _removed, ...others } = view.filters;
  return { ...view, filters: next.length > 0 ? { ...others, [facet]: next } : others };
}

/** Cycles the sort order of a column: ascending, descending, unsorted. */
export function sortBy(view: FleetViewParams, key: string): FleetViewParams {
  if (view.sort !== key) return { ...view, sort: key, dir: 'asc' };
  return view.dir === 'asc' ? { ...view, dir: 'desc' } : { ...view, sort: null, dir: 'asc' };
}
