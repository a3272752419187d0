import type { FleetPremise } from '../fleet';
import {
  bandsAt,
  type FrequencyState,
  frequencyState,
  type GridLimits,
  nominalOf,
  type VoltageState,
  voltageState,
} from '../grid/limits';
import type { GridReading } from '../readings';
import { locationOf } from './flatten';
import type { GridRow } from './grid-table';
import type { FleetLocation } from './rows';

const VOLTAGE_RANK: Record<VoltageState, number> = { low: 0, high: 0, outage: 1, b: 3, no_reading: 4, a: 5 };
const FREQUENCY_RANK: Record<FrequencyState, number> = { alert: 0, watch: 2, no_reading: 5, normal: 5 };

/**
 * A row for every gateway of the lists, judged by the limits: those outside first, the furthest before the others,
 * then those without voltage, then what is worth a look. `readings`: the last of each gateway, by its id.
 */
export function fleetGridRows(
  premises: Iterable<FleetPremise>,
  readings: ReadonlyMap<string, GridReading>,
  limits: GridLimits,
): GridRow[] {
  const rows: GridRow[] = [];
  for (const premise of premises) {
    const place = locationOf(premise);
    for (const { id, model } of premise.gateways) rows.push(gridRow(place, id, model, readings.get(id), limits));
  }
  const rank = ({ voltage, frequency }: GridRow) => Math.min(VOLTAGE_RANK[voltage], FREQUENCY_RANK[frequency]);
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || (b.row.beyond ?? 0) - (a.row.beyond ?? 0))
    .map(({ row }) => row);
}

function gridRow(
  place: FleetLocation,
  id: string,
  model: string | null,
  reading: GridReading | undefined,
  limits: GridLimits,
): GridRow {
  const volts = reading?.voltageVolts ?? null;
  const hertz = reading?.frequencyHertz ?? null;
  const nominal = nominalOf({ voltageVolts: volts, frequencyHertz: hertz });
  const voltage = voltageState(volts, limits, nominal.volts);
  const measured = voltage !== 'no_reading' && voltage !== 'outage';
  const { b } = bandsAt(limits, nominal.volts);
  const away = volts === null ? 0 : Math.max(0, b.low - volts, volts - b.high);
  // Spelled out, as all rows are: what a spread makes of so many fields is several times as large.
  return {
    premiseId: place.premiseId,
    premise: place.premise,
    address: place.address,
    city: place.city,
    region: place.region,
    postalCode: place.postalCode,
    tags: place.tags,
    timezone: place.timezone,
    id,
    model,
    at: reading?.time ?? null,
    volts,
    hertz,
    nominalVolts: measured ? nominal.volts : null,
    voltage,
    frequency: frequencyState(hertz, limits, nominal.hertz),
    beyond: measured ? away / nominal.volts : null,
  };
}

/** How many gateways measured a voltage within one volt of a 120 V system (240 V ones halved): `from` included. */
export interface VoltageBin {
  from: number;
  a: number;
  b: number;
  outside: number;
}

/** The measured voltages by the volt, without holes between the lowest and the highest; empty for none. */
export function voltageBins(rows: readonly GridRow[], limits: GridLimits): VoltageBin[] {
  const found = rows.flatMap(({ volts, nominalVolts, voltage }) =>
    volts === null || nominalVolts === null ? [] : [{ volts: (volts * 120) / nominalVolts, voltage }],
  );
  if (found.length === 0) return [];
  const least = found.reduce((low, { volts }) => Math.min(low, volts), limits.a.low);
  const most = found.reduce((high, { volts }) => Math.max(high, volts), limits.a.high);
  const first = Math.floor(least);
  const bins = Array.from({ length: Math.floor(most) - first + 1 }, (_, at) => ({
    from: first + at,
    a: 0,
    b: 0,
    outside: 0,
  }));
  for (const { volts, voltage } of found) {
    const bin = bins[Math.floor(volts) - first];
    if (!bin) continue;
    if (voltage === 'a') bin.a += 1;
    else if (voltage === 'b') bin.b += 1;
    else bin.outside += 1;
  }
  return bins;
}
