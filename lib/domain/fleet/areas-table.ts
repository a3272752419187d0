import { stateTransitions } from '../health';
import { forEachInSlices, type Slices } from '../slices';
import { quantile } from '../statistics';
import type { GridRow } from './grid-table';
import { type FleetModel, stateHealth } from './rows';
import { type FleetTable, valueOrNone } from './table-parts';

/** Where a postal code lies, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** The premises of a postal code as a row. Volts are on the 120 V scale, of readings from the last hour. */
export interface AreaRow {
  /** The postal code, or the city of premises without one. */
  id: string;
  timezone: string;
  postalCode: string | null;
  city: string | null;
  premises: number;
  meters: number;
  metersDown: number;
  gateways: number;
  gatewaysDown: number;
  /** 0 to 1; null without gateways. */
  shareDown: number | null;
  /** Gateways that measure no voltage now. */
  dark: number;
  /** When one of its gateways last went down; null when that was more than seven days ago, or unknown. */
  lastDown: string | null;
  lowVolts: number | null;
  medianVolts: number | null;
  highVolts: number | null;
  /** Null where it is not known. */
  place: Place | null;
}

/** Returns the id of the area of a premise or device: its postal code, or its city without one. */
export function areaIdOf({ postalCode, city }: { postalCode: string | null; city: string | null }): string {
  return postalCode ?? city ?? '(none)';
}

/** Returns a row for each area, those with the largest share of gateways down first. `grid`: null when unknown. */
export function* areaRows(model: FleetModel, grid: readonly GridRow[] | null): Slices<AreaRow[]> {
  const rows = new Map<string, AreaRow>();
  const volts = new Map<string, number[]>();
  const areaOf = ({
    postalCode,
    city,
    timezone,
  }: {
    postalCode: string | null;
    city: string | null;
    timezone: string;
  }) => {
    const id = areaIdOf({ postalCode, city });
    let row = rows.get(id);
    if (!row) {
      row = { ...EMPTY_AREA, id, timezone, postalCode, city };
      rows.set(id, row);
    }
    return row;
  };
  yield* forEachInSlices(model.premises, (premise) => {
    areaOf(premise).premises += 1;
  });
  yield* forEachInSlices(model.meters, (meter) => {
    const area = areaOf(meter);
    area.meters += 1;
    if (stateHealth(meter.state) === 'bad') area.metersDown += 1;
  });
  yield* forEachInSlices(model.gateways, (gateway) => {
    const area = areaOf(gateway);
    area.gateways += 1;
    if (stateHealth(gateway.state) === 'bad') area.gatewaysDown += 1;
    const transitions = stateTransitions({
      state: gateway.state,
      changes: model.changes.get(`gateway ${gateway.id}`) ?? [],
    });
    for (const { at, from, to } of transitions) {
      const wentDown = stateHealth(to) === 'bad' && stateHealth(from) !== 'bad';
      if (wentDown && (area.lastDown === null || at > area.lastDown)) area.lastDown = at;
    }
  });
  yield* forEachInSlices(grid ?? [], (row) => {
    const area = areaOf(row);
    if (row.voltage === 'outage') area.dark += 1;
    if (row.volts === null || row.nominalVolts === null) return;
    const known = volts.get(area.id) ?? [];
    known.push((row.volts * 120) / row.nominalVolts);
    volts.set(area.id, known);
  });
  return [...rows.values()]
    .map((area) => {
      const known = volts.get(area.id) ?? [];
      const [lowVolts, medianVolts, highVolts] = [0.05, 0.5, 0.95].map((share) => quantile(known, share));
      return {
        ...area,
        shareDown: area.gateways === 0 ? null : area.gatewaysDown / area.gateways,
        lowVolts: lowVolts ?? null,
        medianVolts: medianVolts ?? null,
        highVolts: highVolts ?? null,
      };
    })
    .sort((a, b) => (b.shareDown ?? 0) - (a.shareDown ?? 0) || b.dark - a.dark || b.gatewaysDown - a.gatewaysDown);
}

const EMPTY_AREA = {
  premises: 0,
  meters: 0,
  metersDown: 0,
  gateways: 0,
  gatewaysDown: 0,
  shareDown: null,
  dark: 0,
  lastDown: null,
  lowVolts: null,
  medianVolts: null,
  highVolts: null,
  place: null,
};

/** The table of all areas. */
export const AREA_TABLE: FleetTable<AreaRow> = {
  id: ({ id }) => id,
  columns: [
    { key: 'id', head: 'Area', kind: 'id', value: ({ id }) => id },
    { key: 'city', head: 'City', kind: 'text', value: ({ city }) => city },
    { key: 'share', head: 'Share down', kind: 'share', value: ({ shareDown }) => shareDown },
    { key: 'down', head: 'Gateways down', kind: 'number', value: ({ gatewaysDown }) => gatewaysDown },
    { key: 'gateways', head: 'Gateways', kind: 'number', value: ({ gateways }) => gateways },
    { key: 'dark', head: 'Without voltage', kind: 'number', value: ({ dark }) => dark },
    { key: 'metersDown', head: 'Meters offline', kind: 'number', value: ({ metersDown }) => metersDown },
    { key: 'meters', head: 'Meters', kind: 'number', value: ({ meters }) => meters },
    { key: 'premises', head: 'Premises', kind: 'number', value: ({ premises }) => premises },
    { key: 'lastDown', head: 'Last went down', kind: 'instant', value: ({ lastDown }) => lastDown },
    { key: 'p5', head: 'P5 (V)', kind: 'volts', value: ({ lowVolts }) => lowVolts },
    { key: 'p50', head: 'Median (V)', kind: 'volts', value: ({ medianVolts }) => medianVolts },
    { key: 'p95', head: 'P95 (V)', kind: 'volts', value: ({ highVolts }) => highVolts },
  ],
  facets: [
    {
      key: 'has',
      label: 'Has',
      values: ({ gatewaysDown, dark, metersDown }) => [
        ...(gatewaysDown > 0 ? ['gateways down'] : []),
        ...(dark > 0 ? ['no voltage'] : []),
        ...(metersDown > 0 ? ['meters offline'] : []),
      ],
    },
    { key: 'city', label: 'City', values: ({ city }) => valueOrNone(city) },
  ],
  heard: ({ lastDown }) => lastDown,
  searchTexts: ({ id, city }) => [id, city],
};
