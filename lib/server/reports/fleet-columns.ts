import type { CellKind, FleetColumn } from '@/lib/domain/fleet/table-parts';
import { FLEET_TABLES, type FleetRow, type FleetTableName } from '@/lib/domain/fleet/tables';
import type { ReportColumn, ReportColumnInfo } from './writers/table';

const COLUMN_TYPES: Partial<Record<CellKind, ReportColumnInfo['type']>> = {
  instant: 'time',
  number: 'number',
  share: 'number',
  hours: 'number',
  volts: 'number',
  hertz: 'number',
};

/**
 * Returns every column of a table, including hidden ones. Instants are in UTC, because the rows are in many zones.
 * `days`: dates that name the daily state columns, which have no name of their own.
 */
export function fleetColumns(list: FleetTableName, days: readonly string[] = []): ReportColumn<FleetRow>[] {
  const columns = FLEET_TABLES[list].columns as readonly FleetColumn<FleetRow>[];
  const remainingDays = [...days];
  return columns.map(({ head, kind, value }) => ({
    head: (kind === 'sign' && remainingDays.shift()) || head,
    type: COLUMN_TYPES[kind] ?? 'text',
    cell: value,
  }));
}
