/**
 * Makes reports from an archive that has all their rows, and again with the archive's answers kept in memory:
 * `measure-held.ts <database url>`. Prints one JSON line for each report.
 */
import type { AccountRef } from '@/lib/server/account';
import { createArchive } from '@/lib/server/archive/archive';
import { createSeriesStore, type FetchedRange } from '@/lib/server/archive/store/series-store';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import type { Archive } from '@/lib/server/ports/archive';
import type { Context } from '@/lib/server/ports/context';
import type { RequestOptions } from '@/lib/server/ports/door';
import type { ReportRun } from '@/lib/server/reports/definition';
import { parseReportFileName } from '@/lib/server/reports/registry';
import { reportFile } from '@/lib/server/reports/write-report';
import { unzip } from '@/lib/server/test-support/unzip';
import { syntheticGrid, syntheticReadings, syntheticSeries, withoutRegisters } from '../archive/synthetic-series';

/** Measurements of one report. */
export interface HeldMeasurement {
  file: string;
  rows: number;
  /** Rows in a second of processor time, from the archive to bytes; and with the archive's answers kept in memory. */
  rowsPerCpuSecond: number;
  fromMemory: number;
  ratio: number;
}

const ACCOUNT: AccountRef = { id: 'enterprise_7', kind: 'enterprise', enterpriseId: '7', clientId: 'bench' };
const ZONE = 'America/Denver';
const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const MONTH = { start: '2025-06-01', end: '2025-07-01' };
const WEEK = { start: '2025-06-02', end: '2025-06-09' };
const YEAR = { start: '2025-01-01', end: '2026-01-01' };
const METERS = 40;
/** Files are made for so long: small ones more often, since the first ones run code that is not compiled yet. */
const MEASURE_MS = 3_000;

const gatewayOf = (index: number) => `gateway${index}`;
const premises = Array.from({ length: METERS }, (_, index) => ({
  ...{ id: `p${index}`, name: null, timezone: ZONE, createdAt: null, tags: [], emails: [] },
  address: { street: null, suite: null, city: null, county: null, state: null, postalCode: null },
  meters: [{ id: `12:${index}`, type: 'power', state: null, createdAt: null, latest: null, uom: 'kwh', changes: null }],
  gateways: [{ id: gatewayOf(index), state: null, model: null, firmware: null, lastHeard: null, changes: null }],
}));

const log = { warn: (_fields: object, message: string) => console.error(message) };
const at = (day: string) => Date.parse(day) - DAY_MS;
const until = (day: string) => Date.parse(day) + DAY_MS;

async function fill(db: Database): Promise<void> {
  const store = createSeriesStore(db, log);
  for (let index = 0; index < METERS; index += 1) {
    const write = (
      kind: 'usage' | 'baseline' | 'average',
      granularity: 'hour' | 'fifteenminute' | 'minute',
      range: FetchedRange,
    ) => store.write(ACCOUNT, { kind, meterId: `12:${index}`, granularity }, [range], NOW);
    const quarters = syntheticSeries(index, 'fifteenminute', at(MONTH.start), until(MONTH.end));
    await write('usage', 'fifteenminute', quarters);
    for (const kind of ['baseline', 'average'] as const) await write(kind, 'fifteenminute', withoutRegisters(quarters));
    await write('usage', 'hour', syntheticSeries(index, 'hour', at(YEAR.start), until(YEAR.end)));
    if (index < 4) await write('usage', 'minute', syntheticSeries(index, 'minute', at(MONTH.start), until(MONTH.end)));
    const [from, to] = [at(MONTH.start), until(MONTH.end)];
    const readings = { kind: 'readings', meterId: `12:${index}`, granularity: 'none' } as const;
    await store.write(ACCOUNT, readings, [syntheticReadings(index, from, to)], NOW);
    const grid = { kind: 'grid', meterId: gatewayOf(index), granularity: 'none' } as const;
    await store.write(ACCOUNT, grid, [syntheticGrid(gatewayOf(index), from, to)], NOW);
  }
}

function archiveOver(db: Database): Archive {
  const fail = () => Promise.reject(new Error('a request although all data is stored'));
  return createArchive({ door: { fetch: fail, peek: fail }, db, clock: () => NOW, log });
}

/** Returns what reports need of a context, with the first `count` premises. */
function contextOver(archive: Archive, count: number): Context {
  const instant = new Date(NOW).toISOString();
  const freshness = { asOf: instant, freshUntil: instant, source: 'cache', notice: null } as const;
  const data = premises.slice(0, count);
  const lists = {
    premises: async () => ({ ...freshness, data }),
    fleet: async () => ({ ...freshness, data, historiesAsOf: null, requestsPerRefresh: 0 }),
  };
  const fleets = { get: async () => ({ ...freshness, premises: data }) };
  return { archive: { ...archive, ...lists }, fleets, clock: () => NOW } as unknown as Context;
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Returns the archive with its answers kept in memory, so that only the report and its writer remain. */
function inMemory(archive: Archive): Archive {
  const kept = new Map<string, unknown>();
  const keep =
    <Query, Answer>(read: (account: AccountRef, query: Query, options: RequestOptions) => Promise<Answer>) =>
    async (account: AccountRef, query: Query, options: RequestOptions): Promise<Answer> => {
      const key = JSON.stringify(query);
      const answer = (kept.get(key) as Answer | undefined) ?? (await read(account, query, options));
      kept.set(key, answer);
      return answer;
    };
  const { series, readings, gridReadings } = archive;
  return { ...archive, series: keep(series), readings: keep(readings), gridReadings: keep(gridReadings) };
}

/** Returns the rows without headers; of a zip the rows in its manifest. */
function rowsIn(file: string, bytes: Buffer): number {
  if (!file.endsWith('.zip')) return bytes.toString('utf8').split('\r\n').length - 2;
  const manifest = JSON.parse(String(unzip(bytes).get('manifest.json'))) as { files: { rows?: number }[] };
  return manifest.files.reduce((sum, { rows = 0 }) => sum + rows, 0);
}

async function measure(db: Database, file: string, count: number, query: object): Promise<HeldMeasurement> {
  const { report, format } = parseReportFileName(file);
  const params = report.params.parse(query);
  async function make(from: Archive): Promise<{ ms: number; bytes: Buffer }> {
    const run: ReportRun = { ctx: contextOver(from, count), account: ACCOUNT, now: NOW, format };
    const chunks: Uint8Array[] = [];
    const before = cpuMs();
    const { body } = reportFile(run, report, params, await report.prepare(run, params));
    for await (const chunk of body() as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return { ms: cpuMs() - before, bytes: Buffer.concat(chunks) };
  }
  const memory = inMemory(archiveOver(db));
  const rows = rowsIn(file, (await make(memory)).bytes);
  const times: { fromMemory: number; held: number }[] = [];
  // In turn, so that other load of the machine hits both. A new archive for each file: one remembers what it read.
  for (const began = performance.now(); performance.now() < began + MEASURE_MS || times.length < 3; ) {
    times.push({ fromMemory: (await make(memory)).ms, held: (await make(archiveOver(db))).ms });
  }
  const [fromMemory, held] = [
    Math.min(...times.map((each) => each.fromMemory)),
    Math.min(...times.map((each) => each.held)),
  ];
  const perSecond = (ms: number) => Math.round((rows / ms) * 1000);
  return {
    ...{ file: [file, ...Object.values(query)].join(' '), rows, rowsPerCpuSecond: perSecond(held) },
    ...{ fromMemory: perSecond(fromMemory), ratio: Math.round((fromMemory / held) * 100) / 100 },
  };
}

const db = await openDatabase({ url: process.argv[2] ?? '' });
await upsertAccount(db, { ...ACCOUNT, subject: 'bench', now: NOW });
await fill(db);
const month = { ...MONTH, granularity: 'fifteenminute' };
for (const [file, count, query] of [
  ['usage.csv', 1, { ...MONTH, granularity: 'minute', meter: '12:0' }],
  ['usage.csv', 1, { ...YEAR, granularity: 'hour', meter: '12:0' }],
  ['usage.zip', METERS, month],
  ['usage.zip', METERS, { ...WEEK, granularity: 'hour' }],
  ['baseline.zip', METERS, month],
  ['average.zip', METERS, month],
  ['readings.csv', 1, { ...MONTH, meter: '12:0' }],
  ['readings.zip', METERS, MONTH],
  ['grid-readings.csv', 1, { ...MONTH, gateway: gatewayOf(0) }],
  ['grid-readings.zip', METERS, MONTH],
  ['archive.zip', 4, { ...MONTH, granularity: 'minute' }],
  // The smallest at the end: by then the code that it runs is compiled, as in a server.
  ['usage.csv', 1, { ...month, meter: '12:0' }],
] as const) {
  console.log(JSON.stringify(await measure(db, file, count, query)));
}
await db.close();
