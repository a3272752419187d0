import { type PlainReportParams, plainReportParams } from '@/lib/contract/reports';
import type { FleetPremise } from '@/lib/domain/fleet';
import type { GridReading } from '@/lib/domain/readings';
import { REPORT_FORMATS, type ReportDefinition } from './definition';
import { fetchFleet, INTERACTIVE_OPTIONS } from './fetch-fleet';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, table, text, time } from './writers/table';

interface LatestRow {
  premise: FleetPremise | null;
  gatewayId: string | null;
  /** Null for a gateway that told nothing. */
  reading: GridReading | null;
}

/** One row a gateway; one that told nothing has empty cells. */
export const gridLatestReport: ReportDefinition<PlainReportParams> = {
  name: 'grid-latest',
  title: 'The last voltage and frequency of every gateway',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: plainReportParams,
  async prepare(run) {
    const [fleet, latest] = await Promise.all([
      fetchFleet(run),
      run.ctx.archive.gridLatest(run.account, INTERACTIVE_OPTIONS),
    ]);
    return {
      zone: null,
      ...joinParts(fleet, [latest]),
      table: table(latestColumns(), latestRows(fleet.data, latest.data)),
    };
  },
};

/** The gateways of the lists, and at last those that only the readings know. */
function* latestRows(premises: readonly FleetPremise[], readings: readonly GridReading[]): Generator<LatestRow> {
  const unseen = new Map(readings.map((reading) => [reading.gatewayId, reading]));
  const premiseOf = new Map(premises.map((premise) => [premise.id, premise]));
  for (const premise of premises) {
    for (const { id } of premise.gateways) {
      yield { premise, gatewayId: id, reading: unseen.get(id) ?? null };
      unseen.delete(id);
    }
  }
  for (const [gatewayId, reading] of unseen) {
    yield { premise: premiseOf.get(reading.premiseId ?? '') ?? null, gatewayId, reading };
  }
}

/** Suite/Apt stands behind the vendor's columns: apartments of one street address can't be told apart otherwise. */
function latestColumns(): ReportColumn<LatestRow>[] {
  const write = zonedTimeWriter('offset');
  return [
    text('Premise ID', ({ premise, reading }) => premise?.id ?? reading?.premiseId),
    text('Address', ({ premise }) => premise?.address.street),
    text('City', ({ premise }) => premise?.address.city),
    text('Postal Code', ({ premise }) => premise?.address.postalCode),
    text('Gateway ID', ({ gatewayId }) => gatewayId),
    time('Timestamp', ({ premise, reading }) => write(premise?.timezone ?? 'UTC', reading?.time)),
    number('Voltage', ({ reading }) => reading?.voltageVolts, { unit: 'V' }),
    number('Frequency', ({ reading }) => reading?.frequencyHertz, { unit: 'Hz' }),
    text('Suite/Apt', ({ premise }) => premise?.address.suite),
  ];
}
