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
import { fetchUnlessSkipped, partKey } from './skipped-parts';
import { zonedTimeWriter } from './time-text';
import { number, type ReportColumn, type ReportTable, table, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface Placed {
  premise: FleetPremise;
  gateway: FleetGateway;
}

interface GridFile extends RecordsSummary<GridReading>, Placed {}

/** Voltage and frequency as each gateway measured them: of one a table, of several a zip with a file for each. */
export const gridReadingsReport: ReportDefinition<GridReadingsParams> = {
  name: 'grid-readings',
  title: 'Voltage and frequency of a gateway, of a premise’s, or of all',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: gridReadingsParams,
  deviceParam: 'gateway',
  async parts(run, params) {
    const chosen = chosenGateways((await fetchFleet(run)).data, params);
    const each = partsForEach(run, chosen, params);
    return (await partsForAll(run, chosen, params, each)) ?? each;
  },
  async prepare(run, params) {
    const fleet = await fetchFleet(run);
    const chosen = chosenGateways(fleet.data, params);
    for (const part of await missing(run, chosen, params)) await fetchUnlessSkipped(run, part.key, part.fetch);
    const files: GridFile[] = [];
    for (const placed of chosen) {
      const spans = spansOf(placed.premise, params);
      files.push({ ...placed, ...(await fetchRecords(spans, tellerOf(run, placed.gateway), run)) });
    }
    const [file] = files;
    const tableOf = ({ premise, gateway }: GridFile) =>
      table(
        readingColumns(premise, gateway, params.times),
        readRecords(recordSpans(params, premise.timezone), tellerOf(run, gateway), run),
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

function chosenGateways(premises: readonly FleetPremise[], { gateway, premise }: GridReadingsParams): Placed[] {
  const within = premise === undefined ? premises : premises.filter(({ id }) => id === premise);
  if (within.length === 0 && premise !== undefined) throw entityNotFound('premise');
  const all = within.flatMap((one) => one.gateways.map((each) => ({ premise: one, gateway: each })));
  const chosen = gateway === undefined ? all : all.filter((each) => each.gateway.id === gateway);
  if (chosen.length === 0 && gateway !== undefined) throw entityNotFound('gateway');
  return chosen;
}

function partsForEach(run: ReportRun, chosen: readonly Placed[], params: GridReadingsParams): ReportPart[] {
  return chosen.flatMap(({ premise, gateway }) => recordParts(spansOf(premise, params), tellerOf(run, gateway)));
}

/** What is asked for all gateways together before each is read; nothing in a job, which has asked for its parts. */
async function missing(run: ReportRun, chosen: readonly Placed[], params: GridReadingsParams): Promise<ReportPart[]> {
  if (run.isStored || run.skipped) return [];
  return (await partsForAll(run, chosen, params, partsForEach(run, chosen, params))) ?? [];
}

/** All gateways together, a piece of time after another; null where it takes no more requests to ask for each alone. */
async function partsForAll(
  run: ReportRun,
  chosen: readonly Placed[],
  params: GridReadingsParams,
  each: readonly ReportPart[],
): Promise<ReportPart[] | null> {
  if (params.gateway !== undefined || params.premise !== undefined) return null;
  const told = chosen.filter(({ premise }) => spansOf(premise, params).length > 0);
  const spans = told.flatMap(({ premise }) => spansOf(premise, params));
  // Days begin at other times in other zones.
  const [start] = spans.map((span) => span.start).sort();
  const end = spans
    .map((span) => span.end)
    .sort()
    .at(-1);
  if (start === undefined || end === undefined) return null;
  const windows = gridWindows({ start, end }, chosen.length);
  let requests = 0;
  for (const part of each) {
    requests += await part.cost();
    if (requests > windows.length) return windows.map((window) => partOfAll(run, window, told));
  }
  return null;
}

function partOfAll({ ctx, account }: ReportRun, window: Span, chosen: readonly Placed[]): ReportPart {
  const query = { ...window, gatewayIds: chosen.map(({ gateway }) => gateway.id) };
  return {
    key: partKey('grid', `all ${window.start}`),
    fetch: () => ctx.archive.prefetchGrid(account, query, BULK_OPTIONS),
    cost: () => ctx.archive.prefetchGridCost(account, query),
  };
}

/** What came after the range told nothing in it; a gateway is as old as its premise. */
function spansOf(premise: FleetPremise, params: GridReadingsParams): Span[] {
  const spans = recordSpans(params, premise.timezone);
  return isCreatedAfter(premise, spans) ? [] : spans;
}

function tellerOf({ ctx, account }: ReportRun, { id }: FleetGateway): RecordSource<GridReading> {
  return {
    kind: 'grid',
    id,
    fetch: (span) => ctx.archive.gridReadings(account, { ...span, gatewayId: id }, BULK_OPTIONS),
    cost: (span) => ctx.archive.recordsCost(account, 'grid', { ...span, id }),
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

const SUMMARY: ReportColumn<GridFile>[] = [
  text('Premise ID', ({ premise }) => premise.id),
  text('Address', ({ premise }) => premise.address.street),
  text('City', ({ premise }) => premise.address.city),
  text('Postal Code', ({ premise }) => premise.address.postalCode),
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
