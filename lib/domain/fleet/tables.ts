import { meterTypeOf } from '../meter-types';
import { AREA_TABLE, type AreaRow } from './areas-table';
import { GRID_TABLE, type GridRow } from './grid-table';
import { HEALTH_TABLE, type HealthRow } from './health-table';
import type { GatewayRow, MeterRow, PremiseRow } from './rows';
import {
  addedFacet,
  type FleetTable,
  healthFacet,
  heardFacet,
  locationColumns,
  locationFacets,
  locationTexts,
  stateFacet,
  valueOrNone,
} from './table-parts';

/** The table of all premises. */
export const PREMISE_TABLE: FleetTable<PremiseRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'id', head: 'Premise ID', kind: 'id', value: ({ id }) => id },
    ...locationColumns.filter(({ key }) => key !== 'premiseId'),
    { key: 'meters', head: 'Meters', kind: 'number', value: ({ meters }) => meters },
    { key: 'gateways', head: 'Gateways', kind: 'number', value: ({ gateways }) => gateways },
    { key: 'troubled', head: 'Problems', kind: 'number', value: ({ troubled }) => troubled },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'created', head: 'Created', kind: 'instant', value: ({ createdAt }) => createdAt, hiddenByDefault: true },
    {
      key: 'email',
      head: 'Email',
      kind: 'text',
      value: ({ emails }) => emails.join(';') || null,
      hiddenByDefault: true,
    },
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
      labelOf: (value) => (value === 'trouble' ? 'problems' : value),
    },
    heardFacet(({ heard }) => heard),
    ...locationFacets,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  premiseId: ({ premiseId }) => premiseId,
  searchTexts: (row) => [...locationTexts(row), ...row.emails],
};

/** The table of all meters. */
export const METER_TABLE: FleetTable<MeterRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'id', head: 'Meter ID', kind: 'id', value: ({ id }) => id },
    { key: 'type', head: 'Type', kind: 'type', value: ({ type }) => type },
    { key: 'state', head: 'State', kind: 'state', value: ({ state }) => state },
    { key: 'since', head: 'Since', kind: 'instant', value: ({ since }) => since },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'value', head: 'Register', kind: 'number', value: ({ value }) => value },
    ...locationColumns,
    { key: 'created', head: 'Created', kind: 'instant', value: ({ createdAt }) => createdAt, hiddenByDefault: true },
  ],
  facets: [
    {
      key: 'type',
      label: 'Type',
      values: ({ type }) => [type],
      labelOf: (type) => meterTypeOf(type).label,
    },
    healthFacet,
    stateFacet,
    heardFacet(({ heard }) => heard),
    ...locationFacets,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  premiseId: ({ premiseId }) => premiseId,
  searchTexts: (row) => [row.id, row.type, meterTypeOf(row.type).label, ...locationTexts(row)],
};

/** The table of all gateways. */
export const GATEWAY_TABLE: FleetTable<GatewayRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'id', head: 'Gateway ID', kind: 'id', value: ({ id }) => id },
    { key: 'state', head: 'State', kind: 'state', value: ({ state }) => state },
    { key: 'since', head: 'Since', kind: 'instant', value: ({ since }) => since },
    { key: 'heard', head: 'Last heard', kind: 'instant', value: ({ heard }) => heard },
    { key: 'model', head: 'Model', kind: 'text', value: ({ model }) => model },
    { key: 'firmware', head: 'Firmware', kind: 'text', value: ({ firmware }) => firmware },
    { key: 'meters', head: 'Meters', kind: 'number', value: ({ meters }) => meters },
    ...locationColumns,
  ],
  facets: [
    healthFacet,
    stateFacet,
    { key: 'model', label: 'Model', values: ({ model }) => valueOrNone(model) },
    { key: 'firmware', label: 'Firmware', values: ({ firmware }) => valueOrNone(firmware) },
    heardFacet(({ heard }) => heard),
    ...locationFacets,
    addedFacet,
  ],
  heard: ({ heard }) => heard,
  premiseId: ({ premiseId }) => premiseId,
  searchTexts: (row) => [row.id, row.model, row.firmware, ...locationTexts(row)],
};

/** The fleet's tables; a name is the last part of the table's URL. */
export const FLEET_TABLE_NAMES = ['premises', 'meters', 'gateways', 'health', 'grid', 'areas'] as const;
export type FleetTableName = (typeof FLEET_TABLE_NAMES)[number];

/** The row type of each table. */
export interface FleetRows {
  premises: PremiseRow;
  meters: MeterRow;
  gateways: GatewayRow;
  health: HealthRow;
  grid: GridRow;
  areas: AreaRow;
}
export type FleetRow = FleetRows[FleetTableName];

/** The tables by name. */
export const FLEET_TABLES: { [Kind in FleetTableName]: FleetTable<FleetRows[Kind]> } = {
  premises: PREMISE_TABLE,
  meters: METER_TABLE,
  gateways: GATEWAY_TABLE,
  health: HEALTH_TABLE,
  grid: GRID_TABLE,
  areas: AREA_TABLE,
};
