import { fleetPath } from '@/lib/client/account-param';
import type { HealthRow } from '@/lib/domain/fleet/health-table';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';

/** The page of what a row tells of: the thing itself, and of a row of health its premise. */
export function rowPath(account: string, list: FleetTableName, row: FleetRow): string {
  if (list === 'health') return fleetPath(account, 'premises', row.premiseId);
  return fleetPath(account, list === 'grid' ? 'gateways' : list, row.id);
}

/** The page of a row's meter or gateway. */
export function devicePath(account: string, { id, type }: Pick<HealthRow, 'id' | 'type'>): string {
  return fleetPath(account, type === 'gateway' ? 'gateways' : 'meters', id);
}
