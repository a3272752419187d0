import type { FleetRowsParams } from '@/lib/contract/fleet';
import { instantOf } from '@/lib/domain/calendar';
import type { FleetQuery } from '@/lib/domain/fleet/select-rows';
import { FLEET_TABLE_NAMES, FLEET_TABLES, type FleetTableName } from '@/lib/domain/fleet/tables';
import { AppError } from '../../errors';

/**
 * Which table is asked for, and which of its rows. Throws `not_found` for a list there is not, `bad_request` for a
 * column it has not. A day counts from its beginning in UTC: a fleet lies in many zones.
 */
export function toFleetQuery(params: FleetRowsParams): { list: FleetTableName; query: FleetQuery } {
  const list = FLEET_TABLE_NAMES.find((kind) => kind === params.list);
  if (!list)
    throw new AppError('not_found', { userMessage: 'There is no such list. See /api-docs for those there are.' });
  const { q, sort, dir, before } = params;
  const table = FLEET_TABLES[list];
  if (sort !== undefined && !table.columns.some(({ key }) => key === sort)) {
    const columns = table.columns.map(({ key }) => key).join(', ');
    throw new AppError('bad_request', {
      userMessage: `The parameter "sort" can’t be used. Give one of ${columns}.`,
      field: 'sort',
    });
  }
  const filters = Object.fromEntries(
    table.facets.map(({ key }) => [key, params[key as keyof FleetRowsParams] as readonly string[]]),
  );
  const cut = before === undefined ? null : instantOf(before, 'UTC');
  return { list, query: { q, sort: sort ?? null, dir, filters, before: cut } };
}
