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
import { number, type ReportColumn, type ReportTable, table, tableOfParts, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface PremiseMeter {
  premise: FleetPremise;
  meter: FleetMeter;
}
interface ReadingsFile extends PremiseMeter, RecordsSummary<RegisterReadingAt> {}

/**
 * Every register reading, or the latest of each meter: a table for one meter, a zip with one file per meter for all.
 */
export const readingsReport: ReportDefinition<ReadingsReportParams> = {
  name: 'readings',
  title: 'Every register reading of one meter or all meters',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: readingsReportParams,
  deviceParam: 'meter',
  async parts(run, params) {
    const chosen = selectMeters((await fetchFleet(run)).data, params);
    return chosen.flatMap((entry) => recordParts(spansOf(entry, params), recordSource(run, entry.meter)));
  },
  async prepare(run, params) {
    const fleet = await fetchFleet(run);
    const chosen = selectMeters(fleet.data, params);
    const [first] = chosen;
    const files: ReadingsFile[] = [];
    for (const entry of chosen) files.push({ ...entry, ...(await fetchOne(run, entry, params)) });
    const [file] = files;
    const tableOf = (readingsFile: ReadingsFile) => readingsTable(run, readingsFile, params);
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

function selectMeters(premises: readonly FleetPremise[], { meter: meterId }: ReadingsReportParams): PremiseMeter[] {
  const all = premises.flatMap((premise) => premise.meters.map((meter) => ({ premise, meter })));
  const chosen = meterId === undefined ? all : all.filter(({ meter }) => meter.id === meterId);
  if (meterId !== undefined && chosen.length === 0) throw entityNotFound('meter');
  return chosen;
}

/** Returns nothing if the meter did not exist in the range. */
function spansOf({ premise, meter }: PremiseMeter, params: ReadingsReportParams): Span[] {
  const spans = recordSpans(params, premise.timezone);
  return isCreatedAfter(meter, spans) ? [] : spans;
}

function fetchOne(run: ReportRun, entry: PremiseMeter, params: ReadingsReportParams) {
  return fetchRecords(spansOf(entry, params), recordSource(run, entry.meter), run);
}

function recordSource({ ctx, account }: ReportRun, { id, createdAt }: FleetMeter): RecordSource<RegisterReadingAt> {
  return {
    kind: 'readings',
    id,
    fetch: (span) => ctx.archive.readings(account, { ...span, meterId: id, createdAt }, BULK_OPTIONS),
    cost: (span) => ctx.archive.recordsCost(account, 'readings', { ...span, id, createdAt }),
  };
}

function readingsTable(run: ReportRun, file: ReadingsFile, params: ReadingsReportParams): ReportTable {
  const { premise, meter, last } = file;
  const columns = readingColumns(file, params.times);
  if (params.latest || file.count === 0) return table(columns, last ? [last] : []);
  return tableOfParts(columns, readRecords(recordSpans(params, premise.timezone), recordSource(run, meter), run));
}

/**
 * Returns the columns. `Normalized (kwh)` has this name for gas and water too, as in Copper's own files; the value is
 * what the cloud sends.
 */
function readingColumns(
  { premise, meter }: PremiseMeter,
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
