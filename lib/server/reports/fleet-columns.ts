import type { CellKind, FleetColumn } from '@/lib/domain/fleet/table-parts';
import { FLEET_TABLES, type FleetRow, type FleetTableName } from '@/lib/domain/fleet/tables';
import type { WorkItem } from '@/lib/domain/fleet/worklist';
import { type ReportColumn, type ReportColumnInfo, text, time } from './writers/table';

const TYPES: Partial<Record<CellKind, ReportColumnInfo['type']>> = {
  instant: 'time',
  number: 'number',
  share: 'number',
  hours: 'number',
  volts: 'number',
  hertz: 'number',
};

/**
 * Every column of a table, the hidden ones too. Instants are UTC with `Z`: the rows lie in many zones. `days`: the
 * dates of the columns of signs, which have no name of their own.
 */
export function fleetColumns(list: FleetTableName, days: readonly string[] = []): ReportColumn<FleetRow>[] {
  const columns = FLEET_TABLES[list].columns as readonly FleetColumn<FleetRow>[];
  const dates = [...days];
  return columns.map(({ head, kind, value }) => ({
    head: (kind === 'sign' && dates.shift()) || head,
    type: TYPES[kind] ?? 'text',
    cell: value,
  }));
}

/** The worklist's columns: a row for each cause. */
export function worklistColumns(): ReportColumn<WorkItem>[] {
  return [
    text('Kind', ({ kind }) => kind),
    text('What', ({ what }) => what),
    text('Where', ({ where }) => where),
    text('City', ({ city }) => city),
    text('Postal Code', ({ postalCode }) => postalCode),
    text('Premise ID', ({ premiseId }) => premiseId),
    time('Since', ({ since }) => since),
    text('How Sure', ({ sure }) => sure),
    text('What To Do', ({ todo }) => todo),
    { head: 'Premises', type: 'number', cell: ({ premises }) => premises },
    text('Gateway IDs', ({ gatewayIds }) => gatewayIds.join(';')),
    text('Meter IDs', ({ meterIds }) => meterIds.join(';')),
  ];
}
