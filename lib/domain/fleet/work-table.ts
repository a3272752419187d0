import { type FleetTable, heardFacet, valueOrNone } from './table-parts';
import type { CauseKind, Severity } from './work-item';
import type { WorkRow, WorkStatus } from './work-row';

const CAUSE_LABELS: Record<CauseKind, string> = {
  outage: 'No mains voltage',
  area: 'Areas down',
  gateway: 'Gateways down',
  silent: 'Meters offline',
  voltage: 'Voltage outside the limits',
  flapping: 'Flapping',
  no_meters: 'Premises without meters',
  water_swap: 'Water meters possibly swapped',
};
export const SEVERITY_LABELS: Record<Severity, string> = { high: 'High', medium: 'Medium', low: 'Low' };
export const STATUS_LABELS: Record<WorkStatus, string> = {
  open: 'Open',
  acknowledged: 'Acknowledged',
  assigned: 'Assigned',
  waiting: 'Waiting',
  done: 'Done',
};
const CONFIDENCE_LABELS = { sure: 'Sure', likely: 'Likely', perhaps: 'Possible' };
const SEVERITY_ORDER: Record<Severity, number> = { high: 0, medium: 1, low: 2 };

const labelOf =
  (labels: Record<string, string>) =>
  (value: string): string =>
    labels[value] ?? value;

/** The worklist as a table. `since` is when a cause was first known. */
export const WORK_TABLE: FleetTable<WorkRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'severity', head: 'Severity', kind: 'number', value: ({ severity }) => SEVERITY_ORDER[severity] },
    { key: 'kind', head: 'Cause', kind: 'text', value: ({ kind }) => CAUSE_LABELS[kind] },
    { key: 'since', head: 'Since', kind: 'instant', value: ({ since }) => since },
    { key: 'city', head: 'City', kind: 'text', value: ({ city }) => city },
    { key: 'postal', head: 'Postal code', kind: 'text', value: ({ postalCode }) => postalCode },
    { key: 'where', head: 'Location', kind: 'text', value: ({ where }) => where },
    { key: 'status', head: 'Status', kind: 'text', value: ({ status }) => status },
    { key: 'premises', head: 'Premises', kind: 'number', value: ({ premises }) => premises },
  ],
  facets: [
    { key: 'status', label: 'Status', values: ({ status }) => [status], labelOf: labelOf(STATUS_LABELS) },
    { key: 'kind', label: 'Cause', values: ({ kind }) => [kind], labelOf: labelOf(CAUSE_LABELS) },
    { key: 'severity', label: 'Severity', values: ({ severity }) => [severity], labelOf: labelOf(SEVERITY_LABELS) },
    { ...heardFacet<WorkRow>(({ since }) => since), key: 'age', label: 'Began' },
    { key: 'city', label: 'City', values: ({ city }) => valueOrNone(city) },
    { key: 'postal', label: 'Postal code', values: ({ postalCode }) => valueOrNone(postalCode) },
    { key: 'assignee', label: 'Assigned to', values: ({ assignee }) => (assignee === null ? [] : [assignee]) },
    { key: 'sure', label: 'Confidence', values: ({ sure }) => [sure], labelOf: labelOf(CONFIDENCE_LABELS) },
  ],
  heard: ({ since }) => since,
  searchTexts: (row) => [
    row.what,
    row.where,
    row.city,
    row.postalCode,
    row.assignee,
    row.note,
    ...row.premiseIds,
    ...row.gatewayIds,
    ...row.meterIds,
  ],
};
