/**
 * Fills a database and reads from it: `measure-archive.ts <database url> <points>,<points>…`. Prints one JSON line for
 * each size.
 */
import type { AccountRef } from '@/lib/server/account';
import { createArchive } from '@/lib/server/archive/archive';
import { createSeriesStore } from '@/lib/server/archive/store/series-store';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import type { SeriesQuery } from '@/lib/server/ports/archive';
import { syntheticSeries } from './synthetic-series';

/** Measurements of a database of this size. */
export interface ArchiveMeasurement {
  points: number;
  writtenPerSecond: number;
  readPerSecond: number;
  /** Points written in a second of processor time of this process, without the database server. */
  writtenPerCpuSecond: number;
  /** Bytes of the table of chunks and its index for each point. */
  bytesAPoint: number;
  /** Median times to read a series. */
  yearOfHoursMs: number;
  monthOfMinutesMs: number;
  /** The same in processor time, which depends less on other load. */
  yearOfHoursCpuMs: number;
  monthOfMinutesCpuMs: number;
  /** Peak memory of the process. */
  memoryMb: number;
}

const ACCOUNT: AccountRef = { id: 'home_bench', kind: 'home', enterpriseId: null, clientId: 'bench' };
const ZONE = 'America/Denver';
/** A year of hours and a month of minutes, both on the calendar of the zone. */
const YEAR = { start: '2025-01-01T07:00:00Z', end: '2026-01-01T07:00:00Z' };
const MONTH = { start: '2025-06-01T06:00:00Z', end: '2025-07-01T06:00:00Z' };
const NOW = Date.parse('2026-06-01T00:00:00Z');
const OPTIONS = { purpose: 'usage', priority: 'person' } as const;
/** The first readings run code that is not compiled yet. */
const WARM_UP = 10;
const REPEATS = 7;

const log = { warn: (_fields: object, message: string) => console.error(message) };

function archiveOver(db: Database) {
  const fail = () => Promise.reject(new Error('the archive used the door although all data is stored'));
  const door = { fetch: fail, peek: fail };
  return createArchive({ door, db, clock: () => NOW, log });
}

interface Elapsed {
  ms: number;
  cpuMs: number;
}

async function measureTime(work: () => Promise<unknown>): Promise<Elapsed> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** Stores meters until there are this many points, and returns the rates. */
async function fill(db: Database, meters: { count: number; points: number }, targetPoints: number) {
  const store = createSeriesStore(db, log);
  let written = 0;
  const busy: Elapsed = { ms: 0, cpuMs: 0 };
  while (meters.points < targetPoints) {
    for (const [granularity, span] of [['hour', YEAR] as const, ['minute', MONTH] as const]) {
      const key = { kind: 'usage', meterId: `12:${meters.count}`, granularity } as const;
      const series = syntheticSeries(meters.count, granularity, Date.parse(span.start), Date.parse(span.end));
      const { ms, cpuMs } = await measureTime(() => store.write(ACCOUNT, key, [series], NOW));
      busy.ms += ms;
      busy.cpuMs += cpuMs;
      written += series.rows.length;
      meters.points += series.rows.length;
    }
    meters.count += 1;
  }
  const rate = (ms: number) => Math.round((written / ms) * 1000);
  return { writtenPerSecond: rate(busy.ms), writtenPerCpuSecond: rate(busy.cpuMs) };
}

/** Returns median times. */
async function medianTime(work: () => Promise<unknown>): Promise<Elapsed> {
  const times: Elapsed[] = [];
  for (let time = 0; time < WARM_UP; time += 1) await work();
  for (let time = 0; time < REPEATS; time += 1) times.push(await measureTime(work));
  const median = (key: keyof Elapsed) => times.map((time) => time[key]).sort((a, b) => a - b)[REPEATS >> 1] ?? 0;
  return { ms: median('ms'), cpuMs: median('cpuMs') };
}

const roundToTenths = (value: number) => Math.round(value * 10) / 10;

async function measure(db: Database, meters: { count: number; points: number }) {
  const readSeries =
    (meter: number, granularity: 'hour' | 'minute', span: { start: string; end: string }) => async () => {
      const query: SeriesQuery = {
        ...{ meterId: `12:${meter}`, meterType: 'power', meterCreatedAt: null, kind: 'usage', granularity },
        ...{ timezone: ZONE, ...span },
      };
      // A new one each time: an archive remembers what it read.
      const { data } = await archiveOver(db).series(ACCOUNT, query, OPTIONS);
      if (!data.coverage.complete) throw new Error('stored data is missing');
    };
  const middle = meters.count >> 1;
  const year = await medianTime(readSeries(middle, 'hour', YEAR));
  const month = await medianTime(readSeries(middle, 'minute', MONTH));
  const bytes = await bytesOf(db);
  const read = await readAll(db, meters.count);
  return {
    readPerSecond: Math.round(read),
    bytesAPoint: Math.round((bytes / meters.points) * 100) / 100,
    yearOfHoursMs: roundToTenths(year.ms),
    monthOfMinutesMs: roundToTenths(month.ms),
    yearOfHoursCpuMs: roundToTenths(year.cpuMs),
    monthOfMinutesCpuMs: roundToTenths(month.cpuMs),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Reads up to 40 meters, as a report does, and returns the points per second. */
async function readAll(db: Database, meters: number): Promise<number> {
  const store = createSeriesStore(db, log);
  let points = 0;
  const began = performance.now();
  for (let meter = 0; meter < Math.min(meters, 40); meter += 1) {
    for (const [granularity, span] of [['hour', YEAR] as const, ['minute', MONTH] as const]) {
      const key = { kind: 'usage', meterId: `12:${meter}`, granularity } as const;
      points += (await store.read(ACCOUNT, key, span)).table.count;
    }
  }
  return (points / (performance.now() - began)) * 1000;
}

/** Returns the bytes of the table of chunks with its index. */
async function bytesOf(db: Database): Promise<number> {
  const sql =
    db.schema === 'main'
      ? "SELECT SUM(pgsize) FROM dbstat WHERE name IN ('SeriesChunk', 'sqlite_autoindex_SeriesChunk_1')"
      : `SELECT pg_total_relation_size('"SeriesChunk"')`;
  const [row] = await db.select({ sql, values: [] });
  return Number(row?.[0]);
}

const [url = '', sizes = ''] = process.argv.slice(2);
const db = await openDatabase({ url });
await upsertAccount(db, { ...ACCOUNT, subject: 'bench', now: NOW });
const meters = { count: 0, points: 0 };
for (const targetPoints of sizes.split(',').map(Number)) {
  const written = await fill(db, meters, targetPoints);
  const measured: ArchiveMeasurement = {
    points: meters.points,
    ...written,
    ...(await measure(db, meters)),
  };
  console.log(JSON.stringify(measured));
}
await db.close();
