import { type ReadingsReportParams, readingsReportParams } from '@/lib/contract/reports';
import type { FleetMeter, FleetPremise } from '@/lib/domain/fleet';
import { meterTypeOf } from '@/lib/domain/meter-types';
import type { RegisterReadingAt } from '@/lib/domain/readings';
import type { Span } from '@/lib/domain/series';
import { entityNotFound } from '../lookup/find-premise';
import { REPORT_FORMATS, type ReportDefinition, type ReportRun } from './definition';
import { BULK_OPTIONS, fetchFleet } from './fetch-fleet';
import {
  fetchRecords,
  type RecordSource,
  type RecordsSummary,
  readRecords,
  recordParts,
  recordSpans,
} from './fetch-records';
import { isCreatedAfter } from './fetch-series';
import { fileNamePart } from './file-name';
import { joinParts } from './join-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, type ReportTable, table, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface Placed {
  premise: FleetPremise;
  meter: FleetMeter;
}
interface ReadingsFile extends Placed, RecordsSummary<RegisterReadingAt> {}

/** Every reading of the registers, or the last of each: of one meter a table, of all a zip with a file for each. */
export const readingsReport: ReportDefinition<ReadingsReportParams> = {
  name: 'readings',
  title: 'Every reading of a meter’s register, or of all meters',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: readingsReportParams,
  deviceParam: 'meter',
  async parts(run, params) {
    const chosen = chosenMeters((await fetchFleet(run)).data, params);
    return chosen.flatMap((placed) => recordParts(spansOf(placed, params), tellerOf(run, placed.meter)));
  },
  async prepare(run, params) {
    const fleet = await fetchFleet(run);
    const chosen = chosenMeters(fleet.data, params);
    const [first] = chosen;
    const files: ReadingsFile[] = [];
    for (const placed of chosen) files.push({ ...placed, ...(await askOne(run, placed, params)) });
    const [file] = files;
    const tableOf = (one: ReadingsFile) => readingsTable(run, one, params);
    return {
      id: params.meter,
      range: { start: params.start, end: params.end },
      zone: params.meter === undefined ? null : (first?.premise.timezone ?? null),
      ...joinParts(
        fleet,
        files.map(({ asOf, source, count, gaps }) => ({ asOf, source, sum: count, gaps })),
      ),
      ...(params.meter !== undefined && file ? { table: tableOf(file) } : { entries: entries(files, params, tableOf) }),
    };
  },
};

function chosenMeters(premises: readonly FleetPremise[], { meter: meterId }: ReadingsReportParams): Placed[] {
  const all = premises.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  const chosen = meterId === undefined ? all : all.filter(({ meter }) => meter.id === meterId);
  if (meterId !== undefined && chosen.length === 0) throw entityNotFound('meter');
  return chosen;
}

/** What came after the range told nothing in it. */
function spansOf({ premise, meter }: Placed, params: ReadingsReportParams): Span[] {
  const spans = recordSpans(params, premise.timezone);
  return isCreatedAfter(meter, spans) ? [] : spans;
}

function askOne(run: ReportRun, placed: Placed, params: ReadingsReportParams) {
  return fetchRecords(spansOf(placed, params), tellerOf(run, placed.meter), run);
}

function tellerOf({ ctx, account }: ReportRun, { id }: FleetMeter): RecordSource<RegisterReadingAt> {
  return {
    kind: 'readings',
    id,
    fetch: (span) => ctx.archive.readings(account, { ...span, meterId: id }, BULK_OPTIONS),
    cost: (span) => ctx.archive.recordsCost(account, 'readings', { ...span, id }),
  };
}

function readingsTable(run: ReportRun, file: ReadingsFile, params: ReadingsReportParams): ReportTable {
  const { premise, meter, last } = file;
  const columns = readingColumns(file, params.times);
  if (params.latest || file.count === 0) return table(columns, last ? [last] : []);
  return table(columns, readRecords(recordSpans(params, premise.timezone), tellerOf(run, meter), run));
}

/** `Normalized (kwh)` is headed so for gas and water too, as in the vendor's files; the value is what the cloud sends. */
function readingColumns(
  { premise, meter }: Placed,
  times: ReadingsReportParams['times'],
): ReportColumn<RegisterReadingAt>[] {
  const write = zonedTimeWriter(times);
  const uom = meter.uom ?? meterTypeOf(meter.type).unit?.toLowerCase() ?? '';
  return [
    text('ID', () => meter.id),
    text('Type', () => meter.type),
    time('Timestamp', (reading) => write(premise.timezone, reading.time)),
    number(`Actual (${uom})`, ({ actual }) => actual),
    number('Normalized (kwh)', ({ value }) => value),
  ];
}

async function* entries(
  files: readonly ReadingsFile[],
  { times }: ReadingsReportParams,
  tableOf: (file: ReadingsFile) => ReportTable,
): AsyncGenerator<ZipEntry> {
  const write = zonedTimeWriter(times);
  const summary: ReportColumn<ReadingsFile>[] = [
    text('ID', ({ meter }) => meter.id),
    text('Type', ({ meter }) => meter.type),
    time('Created', ({ premise, meter }) => write(premise.timezone, meter.createdAt)),
  ];
  yield { path: 'meter_summary.csv', table: table(summary, files) };
  for (const file of files) {
    if (file.count > 0) yield { path: `${fileNamePart(file.meter.id)}.csv`, table: tableOf(file) };
  }
}
