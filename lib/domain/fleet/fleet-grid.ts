import type { FleetPremise } from '../fleet';
import {
  bandsAt,
  type FrequencyState,
  frequencyState,
  type GridLimits,
  type Latest,
  nominalOf,
  STALE_READING_MS,
  type VoltageState,
  voltageState,
} from '../grid/limits';
import type { GridReading } from '../readings';
import { locationOf } from './flatten';
import type { GridRow } from './grid-table';
import type { FleetLocation } from './rows';

const VOLTAGE_RANK: Record<Latest<VoltageState>, number> = {
  low: 0,
  high: 0,
  outage: 1,
  b: 3,
  stale: 4,
  no_reading: 5,
  a: 6,
};
const FREQUENCY_RANK: Record<Latest<FrequencyState>, number> = {
  alert: 0,
  watch: 2,
  stale: 6,
  no_reading: 6,
  normal: 6,
};

/**
 * Returns a row for every listed gateway, judged by the limits: those outside the limits first (furthest first), then
 * outages, then states to watch. `readings`: each gateway's last reading by gateway id, fetched at `asOf`. A reading that
 * is older than an hour is stale: its numbers stay, but they are not judged.
 */
export function fleetGridRows(
  premises: Iterable<FleetPremise>,
  readings: ReadonlyMap<string, GridReading>,
  limits: GridLimits,
  asOf: string,
): GridRow[] {
  const freshFrom = Date.parse(asOf) - STALE_READING_MS;
  const rows: GridRow[] = [];
  for (const premise of premises) {
    const location = locationOf(premise);
    for (const { id, model } of premise.gateways) {
      rows.push(gridRow(location, id, model, readings.get(id), limits, freshFrom));
    }
  }
  const rank = ({ voltage, frequency }: GridRow) => Math.min(VOLTAGE_RANK[voltage], FREQUENCY_RANK[frequency]);
  return rows
    .map((row) => ({ row, rank: rank(row) }))
    .sort((a, b) => a.rank - b.rank || (b.row.beyond ?? 0) - (a.row.beyond ?? 0))
    .map(({ row }) => row);
}

/** Returns readings by the id of their gateway. */
export function readingsByGateway(readings: readonly GridReading[]): Map<string, GridReading> {
  return new Map(readings.flatMap((reading) => (reading.gatewayId ? [[reading.gatewayId, reading]] : [])));
}

function gridRow(
  location: FleetLocation,
  id: string,
  model: string | null,
  reading: GridReading | undefined,
  limits: GridLimits,
  freshFrom: number,
): GridRow {
  const volts = reading?.voltageVolts ?? null;
  const hertz = reading?.frequencyHertz ?? null;
  const nominal = nominalOf({ voltageVolts: volts, frequencyHertz: hertz });
  const isStale = reading !== undefined && Date.parse(reading.time) < freshFrom;
  const voltage = isStale ? 'stale' : voltageState(volts, limits, nominal.volts);
  const measured = voltage !== 'no_reading' && voltage !== 'outage' && voltage !== 'stale';
  const { b } = bandsAt(limits, nominal.volts);
  const voltsBeyond = volts === null ? 0 : Math.max(0, b.low - volts, volts - b.high);
  // Fields are listed instead of spread: a spread of this many fields makes a several times larger object.
  return {
    premiseId: location.premiseId,
    premise: location.premise,
    address: location.address,
    city: location.city,
    region: location.region,
    postalCode: location.postalCode,
    tags: location.tags,
    timezone: location.timezone,
    id,
    model,
    at: reading?.time ?? null,
    volts,
    hertz,
    nominalVolts: measured ? nominal.volts : null,
    voltage,
    frequency: isStale ? 'stale' : frequencyState(hertz, limits, nominal.hertz),
    beyond: measured ? voltsBeyond / nominal.volts : null,
  };
}

/** Gateways per volt at nominal 120 V (240 V readings are halved): from `from` to below `from + 1`. */
export interface VoltageBin {
  from: number;
  a: number;
  b: number;
  outside: number;
}

/** Returns the distribution of recently measured voltages by volt, including empty volts in between; empty without readings. */
export function voltageBins(rows: readonly GridRow[], limits: GridLimits): VoltageBin[] {
  const readings = rows.flatMap(({ volts, nominalVolts, voltage }) =>
    volts === null || nominalVolts === null ? [] : [{ volts: (volts * 120) / nominalVolts, voltage }],
  );
  if (readings.length === 0) return [];
  const lowest = readings.reduce((low, { volts }) => Math.min(low, volts), limits.a.low);
  const highest = readings.reduce((high, { volts }) => Math.max(high, volts), limits.a.high);
  const first = Math.floor(lowest);
  const bins = Array.from({ length: Math.floor(highest) - first + 1 }, (_, index) => ({
    from: first + index,
    a: 0,
    b: 0,
    outside: 0,
  }));
  for (const { volts, voltage } of readings) {
    const bin = bins[Math.floor(volts) - first];
    if (!bin) continue;
    if (voltage === 'a') bin.a += 1;
    else if (voltage === 'b') bin.b += 1;
    else bin.outside += 1;
  }
  return bins;
}
