import type { FleetFacet } from '../domain/fleet/table-parts';
import type { WorkRow } from '../domain/fleet/work-row';
import { WORK_TABLE } from '../domain/fleet/work-table';

/** What the worklist shows, as stored in the URL. */
export interface WorklistView {
  q: string;
  /** A column's key; null for the most severe first. */
  sort: string | null;
  dir: 'asc' | 'desc';
  /** Selected values by filter; filters without a selection are omitted. */
  filters: Record<string, string[]>;
}

/** The filters of the worklist. */
export const WORK_FACETS: readonly FleetFacet<WorkRow>[] = WORK_TABLE.facets;

const SORTS = new Set(WORK_TABLE.columns.map(({ key }) => key));

/** Parses the view from the URL. Invalid values are replaced by defaults. */
export function parseWorklistView(params: URLSearchParams): WorklistView {
  const sort = params.get('sort');
  const filters = WORK_FACETS.flatMap(({ key }) => {
    const values = params.getAll(key).filter((value) => value !== '' && value.length <= 200);
    return values.length > 0 ? [[key, values.slice(0, 100)]] : [];
  });
  return {
    q: (params.get('q') ?? '').slice(0, 200),
    sort: sort !== null && SORTS.has(sort) ? sort : null,
    dir: params.get('dir') === 'desc' ? 'desc' : 'asc',
    filters: Object.fromEntries(filters),
  };
}

/** Returns the view as a query. Equal views give equal texts. */
export function worklistSearch({ q, sort, dir, filters }: WorklistView): string {
  const search = new URLSearchParams();
  if (q.trim()) search.set('q', q.trim());
  if (sort) search.set('sort', sort);
  if (sort && dir === 'desc') search.set('dir', dir);
  for (const { key } of WORK_FACETS) for (const value of [...(filters[key] ?? [])].sort()) search.append(key, value);
  return search.toString();
}

/** Returns the query that selects exactly some lines. */
export function linesSearch(ids: readonly string[]): string {
  return new URLSearchParams(ids.map((id) => ['line', id])).toString();
}
