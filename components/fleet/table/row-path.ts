import { fleetPath, withAccount } from '@/lib/client/account-param';
import type { HealthRow } from '@/lib/domain/fleet/health-table';
import type { FleetRow, FleetTableName } from '@/lib/domain/fleet/tables';

/** Returns the path of a row's page: the listed entity, the premise for a health row, or the gateways of an area. */
export function rowPath(account: string, list: FleetTableName, row: FleetRow): string {
  if (!('premiseId' in row)) {
    const filter = row.postalCode === null ? 'city' : 'postal';
    return `${withAccount('/fleet/gateways', account)}&${filter}=${encodeURIComponent(row.id)}`;
  }
  if (list === 'health') return fleetPath(account, 'premises', row.premiseId);
  return fleetPath(account, list === 'premises' || list === 'meters' ? list : 'gateways', row.id);
}

/** Returns the path of a meter's or gateway's page. */
export function devicePath(account: string, { id, type }: Pick<HealthRow, 'id' | 'type'>): string {
  return fleetPath(account, type === 'gateway' ? 'gateways' : 'meters', id);
}
