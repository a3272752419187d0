import { type GridReadingsParams, gridReadingsParams } from '@/lib/contract/reports';
import type { FleetGateway, FleetPremise } from '@/lib/domain/fleet';
import { gridWindows } from '@/lib/domain/grid/grid-windows';
import type { GridReading } from '@/lib/domain/readings';
import type { Span } from '@/lib/domain/series';
import { entityNotFound } from '../lookup/find-premise';
import { REPORT_FORMATS, type ReportDefinition, type ReportPart, type ReportRun } from './definition';
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
import { reportLocationColumns } from './location-columns';
import { fetchUnlessSkipped, partKey } from './skipped-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, type ReportTable, table, tableOfParts, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface PremiseGateway {
  premise: FleetPremise;
  gateway: FleetGateway;
}

interface GridFile extends RecordsSummary<GridReading>, PremiseGateway {}

/**
 * Voltage and frequency as each gateway measured them: a table for one gateway, a zip with one file per gateway for
 * several.
 */
export const gridReadingsReport: ReportDefinition<GridReadingsParams> = {
  name: 'grid-readings',
  title: 'Voltage and frequency over time, of one gateway, one premise or all',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: gridReadingsParams,
  deviceParam: 'gateway',
  async parts(run, params) {
    const gateways = selectGateways((await fetchFleet(run)).data, params);
    const separateParts = partsByGateway(run, gateways, params);
    return (await combinedParts(run, gateways, params, separateParts)) ?? separateParts;
  },
  async prepare(run, params) {
    const fleet = await fetchFleet(run);
    const gateways = selectGateways(fleet.data, params);
    for (const part of await partsToFetch(run, gateways, params)) await fetchUnlessSkipped(run, part.key, part.fetch);
    const files: GridFile[] = [];
    for (const entry of gateways) {
      const spans = spansOf(entry.premise, params);
      files.push({ ...entry, ...(await fetchRecords(spans, recordSource(run, entry.premise, entry.gateway), run)) });
    }
    const [file] = files;
    const tableOf = ({ premise, gateway }: GridFile) =>
      tableOfParts(
        readingColumns(premise, gateway, params.times),
        readRecords(recordSpans(params, premise.timezone), recordSource(run, premise, gateway), run),
      );
    return {
      id: params.gateway ?? params.premise,
      range: { start: params.start, end: params.end },
      zone: null,
      ...joinParts(
        fleet,
        files.map(({ asOf, source, count, gaps }) => ({ asOf, source, sum: count, gaps })),
      ),
      ...(params.gateway !== undefined && file ? { table: tableOf(file) } : { entries: entries(files, tableOf) }),
    };
  },
};

function selectGateways(
  premises: readonly FleetPremise[],
  { gateway: gatewayId, premise: premiseId }: GridReadingsParams,
): PremiseGateway[] {
  const selected = premiseId === undefined ? premises : premises.filter(({ id }) => id === premiseId);
  if (selected.length === 0 && premiseId !== undefined) throw entityNotFound('premise');
  const all = selected.flatMap((premise) => premise.gateways.map((gateway) => ({ premise, gateway })));
  const found = gatewayId === undefined ? all : all.filter(({ gateway }) => gateway.id === gatewayId);
  if (found.length === 0 && gatewayId !== undefined) throw entityNotFound('gateway');
  return found;
}

function partsByGateway(run: ReportRun, gateways: readonly PremiseGateway[], params: GridReadingsParams): ReportPart[] {
  return gateways.flatMap(({ premise, gateway }) =>
    recordParts(spansOf(premise, params), recordSource(run, premise, gateway)),
  );
}

/**
 * Returns the requests that cover all gateways together, sent before each gateway is read. Empty in a job, which has
 * already fetched its parts.
 */
async function partsToFetch(
  run: ReportRun,
  gateways: readonly PremiseGateway[],
  params: GridReadingsParams,
): Promise<ReportPart[]> {
  if (run.isStored || run.skipped) return [];
  return (await combinedParts(run, gateways, params, partsByGateway(run, gateways, params))) ?? [];
}

/**
 * Returns requests for all gateways together, one per window; null if fetching each gateway separately takes no more
 * requests.
 */
async function combinedParts(
  run: ReportRun,
  gateways: readonly PremiseGateway[],
  params: GridReadingsParams,
  separateParts: readonly ReportPart[],
): Promise<ReportPart[] | null> {
  if (params.gateway !== undefined || params.premise !== undefined) return null;
  const existing = gateways.filter(({ premise }) => spansOf(premise, params).length > 0);
  const spans = existing.flatMap(({ premise }) => spansOf(premise, params));
  // Days begin at different times in different zones.
  const [start] = spans.map((span) => span.start).sort();
  const end = spans
    .map((span) => span.end)
    .sort()
    .at(-1);
  if (start === undefined || end === undefined) return null;
  const windows = gridWindows({ start, end }, gateways.length);
  let requests = 0;
  for (const part of separateParts) {
    requests += await part.cost();
    if (requests > windows.length) return windows.map((window) => combinedPart(run, window, existing));
  }
  return null;
}

function combinedPart({ ctx, account }: ReportRun, window: Span, gateways: readonly PremiseGateway[]): ReportPart {
  const query = { ...window, gatewayIds: gateways.map(({ gateway }) => gateway.id) };
  return {
    key: partKey('grid', `all ${window.start}`),
    fetch: () => ctx.archive.prefetchGrid(account, query, BULK_OPTIONS),
    cost: () => ctx.archive.prefetchGridCost(account, query),
  };
}

/** Returns nothing if the gateway did not exist in the range. A gateway is as old as its premise. */
function spansOf(premise: FleetPremise, params: GridReadingsParams): Span[] {
  const spans = recordSpans(params, premise.timezone);
  return isCreatedAfter(premise, spans) ? [] : spans;
}

function recordSource(
  { ctx, account }: ReportRun,
  { createdAt }: FleetPremise,
  { id }: FleetGateway,
): RecordSource<GridReading> {
  return {
    kind: 'grid',
    id,
    fetch: (span) => ctx.archive.gridReadings(account, { ...span, gatewayId: id, createdAt }, BULK_OPTIONS),
    cost: (span) => ctx.archive.recordsCost(account, 'grid', { ...span, id, createdAt }),
  };
}

function readingColumns(
  { timezone }: FleetPremise,
  { id }: FleetGateway,
  times: GridReadingsParams['times'],
): ReportColumn<GridReading>[] {
  const write = zonedTimeWriter(times);
  return [
    text('Gateway ID', () => id),
    time('Timestamp', (reading) => write(timezone, reading.time)),
    number('Voltage', ({ voltageVolts }) => voltageVolts, { unit: 'V' }),
    number('Frequency', ({ frequencyHertz }) => frequencyHertz, { unit: 'Hz' }),
  ];
}

const { premiseId, street, city, postalCode } = reportLocationColumns<GridFile>(({ premise }) => premise);
const SUMMARY: ReportColumn<GridFile>[] = [
  ...[premiseId, street, city, postalCode],
  text('Gateway ID', ({ gateway }) => gateway.id),
];

async function* entries(
  files: readonly GridFile[],
  tableOf: (file: GridFile) => ReportTable,
): AsyncGenerator<ZipEntry> {
  yield { path: 'gateway_summary.csv', table: table(SUMMARY, files) };
  for (const file of files) {
    if (file.count > 0) yield { path: `${fileNamePart(file.gateway.id)}.csv`, table: tableOf(file) };
  }
}
