import { isLocalDay } from '@/lib/domain/local-day';
import { FLEET_TABLES, type FleetTableName } from '../domain/fleet/tables';
import { fleetColumnsOf, fleetFacetsOf } from './fleet-view';
import { limitsProblem } from './grid-link';
import { quoted } from './link-days';

/** Filters of any table: others, such as those a mail program adds to links, mean nothing here and are not mentioned. */
const ALL_FILTERS = new Set(Object.values(FLEET_TABLES).flatMap(({ facets }) => facets.map(({ key }) => key)));

/** Returns the parts of a link to a fleet table that have no effect on it, in sentences. */
export function fleetLinkProblems(list: FleetTableName, params: URLSearchParams): string[] {
  const known = new Set(fleetColumnsOf(list).map(({ key }) => key));
  const own = new Set(fleetFacetsOf(list).map(({ key }) => key));
  const sort = params.get('sort');
  const dir = params.get('dir');
  const before = params.get('before');
  const columns = (params.get('cols') ?? '').split(',').filter((key) => key !== '' && !known.has(key));
  const filters = [...new Set(params.keys())].filter((key) => ALL_FILTERS.has(key) && !own.has(key));
  return [
    ...(sort && !known.has(sort) ? [`There is no column ${quoted(sort)} to sort by.`] : []),
    ...(dir && dir !== 'asc' && dir !== 'desc' ? [`There is no order ${quoted(dir)}.`] : []),
    ...(before && !isLocalDay(before) ? [`Its day, ${quoted(before)}, does not exist.`] : []),
    ...columns.map((key) => `There is no column ${quoted(key)}.`),
    ...filters.map((key) => `This table has no filter ${quoted(key)}.`),
    ...(list === 'grid' ? limitsProblem(params.get('limits')) : []),
  ];
}
