import { fleetRowsParams } from '@/lib/contract/fleet';
import { areaIdOf } from '@/lib/domain/fleet/areas-table';
import type { SelectedIds } from '@/lib/domain/fleet/premise-selection';
import { FLEET_TABLE_NAMES, type FleetRow, type FleetTableName } from '@/lib/domain/fleet/tables';
import type { AccountRef } from '../account';
import { AppError } from '../errors';
import type { Context } from '../ports/context';
import { parseInput } from '../ports/parse-input';
import { loadFleetTable } from './load-fleet-table';

/** Parts of a page's address that select nothing. */
const NOT_FILTERS = ['account', 'list', 'sort', 'dir', 'cols', 'offset', 'limit'];

/**
 * Returns what a page of a fleet shows with its filters, given as the page's name and query: `gateways?health=bad`.
 * Throws `bad_request` for an unknown page, like `loadFleetTable` otherwise.
 */
export async function idsOfFilter(ctx: Context, account: AccountRef, filter: string): Promise<SelectedIds> {
  const [name = '', ...rest] = filter.split('?');
  const list = FLEET_TABLE_NAMES.find((each) => each === name);
  if (!list) {
    throw new AppError('bad_request', {
      userMessage: `A filter begins with a page of the fleet: ${FLEET_TABLE_NAMES.join(', ')}. Example: gateways?health=bad.`,
      field: 'filter',
    });
  }
  const query = new URLSearchParams(rest.join('?'));
  for (const part of NOT_FILTERS) query.delete(part);
  const given = Object.fromEntries([...new Set(query.keys())].map((key) => [key, oneOrAll(query.getAll(key))]));
  const params = parseInput(fleetRowsParams, { account: account.enterpriseId ?? '', list, ...given });
  const { selected } = await loadFleetTable(ctx, account, params);
  return idsOf(list, selected.slice(0, selected.count), await ctx.fleets.get(account));
}

/** One value is not a list: most parameters take one. */
const oneOrAll = (values: string[]) => (values.length === 1 ? values[0] : values);

function idsOf(
  list: FleetTableName,
  rows: readonly FleetRow[],
  { model }: Awaited<ReturnType<Context['fleets']['get']>>,
): SelectedIds {
  const ids = new Set(rows.map(({ id }) => id));
  if (list === 'areas') {
    const inside = model.premises.filter((premise) => ids.has(areaIdOf(premise)));
    return { premises: new Set(inside.map(({ id }) => id)), meters: null, gateways: null };
  }
  const premises = new Set(rows.flatMap((row) => ('premiseId' in row ? [row.premiseId] : [])));
  return {
    premises,
    meters: list === 'meters' || list === 'health' ? ids : null,
    gateways: list === 'gateways' || list === 'grid' || list === 'health' ? ids : null,
  };
}
