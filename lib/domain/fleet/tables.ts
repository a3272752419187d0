import { meterTypeOf } from '../meter-types';
import { GRID_TABLE, type GridRow } from './grid-table';
import { HEALTH_TABLE, type HealthRow } from './health-table';
import type { GatewayRow, MeterRow, PremiseRow } from './rows';
import {
  addedFacet,
  cityFacet,
  type FleetTable,
  healthFacet,
  heardFacet,
  orNone,
  placeColumns,
  placeText,
  postalFacet,
  stateFacet,
  tagFacet,
} from './table-parts';

/** All premises. */
export const PREMISE_TABLE: FleetTable<PremiseRow> = {
  columns: [
    { key: 'id', head: 'Premise ID', kind: 'id', value: ({ id }) => id },
    ...placeColumns.filter(({ key }) => key !== 'premiseId'),
    { key: 'meters', head: 'Meters', kind: 'number', value: ({ meters }) => meters },
    { key: 'gateways', head: 'Gateways', kind: 'number', value: ({ gateways }) => gateways },
    { key: 'troubled', head: 'In trouble', kind: 'number', value: ({ troubled }) => troubled },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'created', head: 'Created', kind: 'instant', value: ({ createdAt }) => createdAt, extra: true },
    { key: 'email', head: 'E-mail', kind: 'text', value: ({ emails }) => emails.join(';') || null, extra: true },
  ],
  facets: [
    {
      key: 'has',
      label: 'Has',
      values: ({ meters, gateways, troubled }) => [
        meters > 0 ? 'meters' : 'no meters',
        gateways > 0 ? 'a gateway' : 'no gateway',
        ...(troubled > 0 ? ['trouble'] : []),
      ],
    },
    heardFacet(({ heard }) => heard),
    cityFacet,
    postalFacet,
    tagFacet,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  searched: (row) => [...placeText(row), ...row.emails],
};

/** All meters. */
export const METER_TABLE: FleetTable<MeterRow> = {
  columns: [
    { key: 'id', head: 'Meter ID', kind: 'id', value: ({ id }) => id },
    { key: 'type', head: 'Type', kind: 'type', value: ({ type }) => type },
    { key: 'state', head: 'State', kind: 'state', value: ({ state }) => state },
    { key: 'since', head: 'Since', kind: 'instant', value: ({ since }) => since },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'value', head: 'Register', kind: 'number', value: ({ value }) => value },
    ...placeColumns,
    { key: 'created', head: 'Created', kind: 'instant', value: ({ createdAt }) => createdAt, extra: true },
  ],
  facets: [
    {
      key: 'type',
      label: 'Type',
      values: ({ type }) => [type],
      word: (type) => meterTypeOf(type).label,
    },
    healthFacet,
    stateFacet,
    heardFacet(({ heard }) => heard),
    cityFacet,
    postalFacet,
    tagFacet,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  searched: (row) => [row.id, row.type, ...placeText(row)],
};

/** All gateways. */
export const GATEWAY_TABLE: FleetTable<GatewayRow> = {
  columns: [
    { key: 'id', head: 'Gateway ID', kind: 'id', value: ({ id }) => id },
    { key: 'state', head: 'State', kind: 'state', value: ({ state }) => state },
    { key: 'since', head: 'Since', kind: 'instant', value: ({ since }) => since },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'model', head: 'Model', kind: 'text', value: ({ model }) => model },
    { key: 'firmware', head: 'Firmware', kind: 'text', value: ({ firmware }) => firmware },
    { key: 'meters', head: 'Meters', kind: 'number', value: ({ meters }) => meters },
    ...placeColumns,
  ],
  facets: [
    healthFacet,
    stateFacet,
    { key: 'model', label: 'Model', values: ({ model }) => orNone(model) },
    { key: 'firmware', label: 'Firmware', values: ({ firmware }) => orNone(firmware) },
    heardFacet(({ heard }) => heard),
    cityFacet,
    postalFacet,
    tagFacet,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  searched: (row) => [row.id, row.model, row.firmware, ...placeText(row)],
};

/** Which things a table lists; the last part of its address. */
export const FLEET_KINDS = ['premises', 'meters', 'gateways', 'health', 'grid'] as const;
export type FleetKind = (typeof FLEET_KINDS)[number];

/** The row of each table. */
export interface FleetRows {
  premises: PremiseRow;
  meters: MeterRow;
  gateways: GatewayRow;
  health: HealthRow;
  grid: GridRow;
}
export type FleetRow = FleetRows[FleetKind];

/** The tables by what they list. */
export const FLEET_TABLES: { [Kind in FleetKind]: FleetTable<FleetRows[Kind]> } = {
  premises: PREMISE_TABLE,
  meters: METER_TABLE,
  gateways: GATEWAY_TABLE,
  health: HEALTH_TABLE,
  grid: GRID_TABLE,
};
