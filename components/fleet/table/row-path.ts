import { fleetPath } from '@/lib/client/account-param';
import type { HealthRow } from '@/lib/domain/fleet/health-table';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';

/** Returns the path of a row's page: the listed entity, or the premise for a health row. */
export function rowPath(account: string, list: FleetTableName, row: FleetRow): string {
  if (list === 'health') return fleetPath(account, 'premises', row.premiseId);
  return fleetPath(account, list === 'grid' ? 'gateways' : list, row.id);
}

/** Returns the path of a meter's or gateway's page. */
export function devicePath(account: string, { id, type }: Pick<HealthRow, 'id' | 'type'>): string {
  return fleetPath(account, type === 'gateway' ? 'gateways' : 'meters', id);
}
