import { type GridReadingsParams, gridReadingsParams } from '@/lib/contract/reports';
import type { FleetGateway, FleetPremise } from '@/lib/domain/fleet';
import { gridWindows } from '@/lib/domain/grid/grid-windows';
import type { GridReading } from '@/lib/domain/readings';
import type { Span } from '@/lib/domain/series';
import { unseen } from '../lookup/find-premise';
import { ASK_MANY, askFleet } from './ask-fleet';
import { askRecords, type Records, recordParts, recordSpans, recordsOf, type Teller } from './ask-records';
import { isNewerThan } from './ask-series';
import { REPORT_FORMATS, type ReportDefinition, type ReportPart, type ReportRun } from './definition';
import { fileNamePart } from './file-name';
import { joinParts } from './join-parts';
import { askUnlessLeftOut, partKey } from './left-out';
import { zonedTimes } from './time-text';
import { type Column, number, type ReportTable, table, text, time } from './writers/table';
import type { ZipEntry } from './writers/zip';

interface Placed {
  premise: FleetPremise;
  gateway: FleetGateway;
}

interface GridFile extends Records<GridReading>, Placed {}

/** Voltage and frequency as each gateway measured them: of one a table, of several a zip with a file for each. */
export const gridReadings: ReportDefinition<GridReadingsParams> = {
  name: 'grid-readings',
  title: 'Voltage and frequency of a gateway, of a premise’s, or of all',
  audience: 'enterprise',
  formats: REPORT_FORMATS,
  params: gridReadingsParams,
  oneOf: 'gateway',
  async parts(run, params) {
    const chosen = chosenGateways((await askFleet(run)).data, params);
    const each = partsForEach(run, chosen, params);
    return (await partsForAll(run, chosen, params, each)) ?? each;
  },
  async prepare(run, params) {
    const fleet = await askFleet(run);
    const chosen = chosenGateways(fleet.data, params);
    for (const part of await missing(run, chosen, params)) await askUnlessLeftOut(run, part.key, part.ask);
    const files: GridFile[] = [];
    for (const placed of chosen) {
      const spans = spansOf(placed.premise, params);
      files.push({ ...placed, ...(await askRecords(spans, tellerOf(run, placed.gateway), run)) });
    }
    const [file] = files;
    const tableOf = ({ premise, gateway }: GridFile) =>
      table(
        readingColumns(premise, gateway, params.times),
        recordsOf(recordSpans(params, premise.timezone), tellerOf(run, gateway), run),
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
  if (within.length === 0 && premise !== undefined) throw unseen('premise');
  const all = within.flatMap((one) => one.gateways.map((each) => ({ premise: one, gateway: each })));
  const chosen = gateway === undefined ? all : all.filter((each) => each.gateway.id === gateway);
  if (chosen.length === 0 && gateway !== undefined) throw unseen('gateway');
  return chosen;
}

function partsForEach(run: ReportRun, chosen: readonly Placed[], params: GridReadingsParams): ReportPart[] {
  return chosen.flatMap(({ premise, gateway }) => recordParts(spansOf(premise, params), tellerOf(run, gateway)));
}

/** What is asked for all gateways together before each is read; nothing in a job, which has asked for its parts. */
async function missing(run: ReportRun, chosen: readonly Placed[], params: GridReadingsParams): Promise<ReportPart[]> {
  if (run.isHeld || run.leftOut) return [];
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
    ask: () => ctx.archive.bringGrid(account, query, ASK_MANY),
    cost: () => ctx.archive.bringGridCost(account, query),
  };
}

/** What came after the range told nothing in it; a gateway is as old as its premise. */
function spansOf(premise: FleetPremise, params: GridReadingsParams): Span[] {
  const spans = recordSpans(params, premise.timezone);
  return isNewerThan(premise, spans) ? [] : spans;
}

function tellerOf({ ctx, account }: ReportRun, { id }: FleetGateway): Teller<GridReading> {
  return {
    kind: 'grid',
    id,
    ask: (span) => ctx.archive.gridReadings(account, { ...span, gatewayId: id }, ASK_MANY),
    cost: (span) => ctx.archive.recordsCost(account, 'grid', { ...span, id }),
  };
}

function readingColumns(
  { timezone }: FleetPremise,
  { id }: FleetGateway,
  times: GridReadingsParams['times'],
): Column<GridReading>[] {
  const write = zonedTimes(times);
  return [
    text('Gateway ID', () => id),
    time('Timestamp', (reading) => write(timezone, reading.time)),
    number('Voltage', ({ voltageVolts }) => voltageVolts, { unit: 'V' }),
    number('Frequency', ({ frequencyHertz }) => frequencyHertz, { unit: 'Hz' }),
  ];
}

const SUMMARY: Column<GridFile>[] = [
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
