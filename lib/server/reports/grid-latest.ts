import { type FleetReportParams, fleetReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { GridReading } from '@/lib/domain/readings';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { listPart } from './list-part';
import { reportLocationColumns } from './location-columns';
import { hasSelection } from './selection';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

interface LatestRow {
  premise: FleetPremise | null;
  gatewayId: string | null;
  /** Null for a gateway without readings. */
  reading: GridReading | null;
}

/** One row per gateway, with empty cells for a gateway without readings. */
export const gridLatestReport: ReportDefinition<FleetReportParams> = {
  name: 'grid-latest',
  title: 'Latest voltage and frequency of every gateway',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: fleetReportParams,
  async parts(run) {
    const { data } = await fetchFleet(run);
    const expectedRows = data.flatMap(({ gateways }) => gateways).length;
    const fetch = () => run.ctx.archive.gridLatest(run.account, INTERACTIVE_OPTIONS);
    return [listPart(run, { list: 'gridLatest', expectedRows }, fetch)];
  },
  async prepare(run, params) {
    const [fleet, latest] = await Promise.all([
      fetchFleet(run),
      run.ctx.archive.gridLatest(run.account, INTERACTIVE_OPTIONS),
    ]);
    return {
      zone: null,
      ...joinParts(fleet, [latest]),
      table: table(latestColumns(), latestRows(fleet.data, latest.data, { others: !hasSelection(params) })),
    };
  },
};

/** Yields the listed gateways, then, with `others`, those that only appear in readings. */
function* latestRows(
  premises: readonly FleetPremise[],
  readings: readonly GridReading[],
  { others }: { others: boolean },
): Generator<LatestRow> {
  const remaining = new Map(readings.map((reading) => [reading.gatewayId, reading]));
  const premiseById = new Map(premises.map((premise) => [premise.id, premise]));
  for (const premise of premises) {
    for (const { id } of premise.gateways) {
      yield { premise, gatewayId: id, reading: remaining.get(id) ?? null };
      remaining.delete(id);
    }
  }
  for (const [gatewayId, reading] of others ? remaining : []) {
    yield { premise: premiseById.get(reading.premiseId ?? '') ?? null, gatewayId, reading };
  }
}

/** Returns the columns. Suite/Apt comes after Copper's columns, to tell apartments at one street address apart. */
function latestColumns(): ReportColumn<LatestRow>[] {
  const write = zonedTimeWriter('offset');
  const { street, suite, city, postalCode } = reportLocationColumns<LatestRow>(({ premise }) => premise);
  return [
    text('Premise ID', ({ premise, reading }) => premise?.id ?? reading?.premiseId),
    ...[street, city, postalCode],
    text('Gateway ID', ({ gatewayId }) => gatewayId),
    time('Timestamp', ({ premise, reading }) => write(premise?.timezone ?? 'UTC', reading?.time)),
    number('Voltage', ({ reading }) => reading?.voltageVolts, { unit: 'V' }),
    number('Frequency', ({ reading }) => reading?.frequencyHertz, { unit: 'Hz' }),
    suite,
  ];
}
