import type { FleetRowsParams } from '@/lib/contract/fleet';
import { instantOf } from '@/lib/domain/calendar';
import type { FleetQuery } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLE_NAMES, FLEET_TABLES, type FleetTableName } from '@/lib/domain/fleet/tables';
import { AppError } from '../errors';

/**
 * Returns which table is requested, and the query for its rows. Throws `not_found` for an unknown table, `bad_request`
 * for an unknown column. Days begin at midnight UTC, because a fleet spans many zones.
 */
export function toFleetQuery(params: FleetRowsParams): { list: FleetTableName; query: FleetQuery } {
  const list = FLEET_TABLE_NAMES.find((kind) => kind === params.list);
  if (!list) throw new AppError('not_found', { userMessage: 'Unknown list. See /api-docs.' });
  const { q, sort, dir, before, premise = null, id } = params;
  const table = FLEET_TABLES[list];
  if (sort !== undefined && !table.columns.some(({ key }) => key === sort)) {
    const columns = table.columns.map(({ key }) => key).join(', ');
    throw new AppError('bad_request', {
      userMessage: `Unknown column in "sort". Give one of ${columns}.`,
      field: 'sort',
    });
  }
  const filters = Object.fromEntries(
    table.facets.map(({ key }) => [key, params[key as keyof FleetRowsParams] as readonly string[]]),
  );
  const cut = before === undefined ? null : instantOf(before, 'UTC');
  return { list, query: { q, sort: sort ?? null, dir, filters, before: cut, premise, ids: id.length > 0 ? id : null } };
}
