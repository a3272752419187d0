/**
 * Fills a database and reads from it: `measure-archive.ts <database url> <points>,<points>…`. A process of its own, so
 * that its memory is that of the archive alone. One JSON line on standard output for each size.
 */
import { statSync } from 'node:fs';
import type { AccountRef } from '@/lib/server/account';
import { createArchive } from '@/lib/server/archive/archive';
import { createSeriesStore } from '@/lib/server/archive/store/series-store';
import { upsertAccount } from '@/lib/server/db/accounts';
import type { Database } from '@/lib/server/db/database';
import { openDatabase } from '@/lib/server/db/open';
import type { SeriesQuery } from '@/lib/server/ports/archive';
import { syntheticSeries } from './synthetic-series';

/** What a database of this size was like. */
export interface ArchiveMeasurement {
  points: number;
  writtenPerSecond: number;
  readPerSecond: number;
  /** Written, for each second of processor time: of this process, without what a database server takes. */
  writtenPerCpuSecond: number;
  /** On disk, with indexes and everything; null where that cannot be told. */
  bytesAPoint: number | null;
  /** Medians: from the question to the series on the premise's calendar. */
  yearOfHoursMs: number;
  monthOfMinutesMs: number;
  /** The same in processor time, which other work on the machine changes less. */
  yearOfHoursCpuMs: number;
  monthOfMinutesCpuMs: number;
  /** The most that the process ever held. */
  memoryMb: number;
}

const ACCOUNT: AccountRef = { id: 'home_bench', kind: 'home', enterpriseId: null, clientId: 'bench' };
const ZONE = 'America/Denver';
/** A year of hours and a month of minutes, both on the calendar of the zone. */
const YEAR = { start: '2025-01-01T07:00:00Z', end: '2026-01-01T07:00:00Z' };
const MONTH = { start: '2025-06-01T06:00:00Z', end: '2025-07-01T06:00:00Z' };
const NOW = Date.parse('2026-06-01T00:00:00Z');
const ASK = { purpose: 'usage', priority: 'person' } as const;
const TIMES = 7;

const log = { warn: (_fields: object, message: string) => console.error(message) };

function archiveOver(db: Database) {
  const door = {
    fetch: () => Promise.reject(new Error('everything is held, and the archive asks all the same')),
  };
  return createArchive({ door, db, clock: () => NOW, log });
}

interface Spent {
  ms: number;
  cpuMs: number;
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
}

/** Stores meters until there are so many points, and returns the rates. */
async function fill(db: Database, meters: { count: number; points: number }, wanted: number) {
  const store = createSeriesStore(db, log);
  let written = 0;
  const busy: Spent = { ms: 0, cpuMs: 0 };
  while (meters.points < wanted) {
    for (const [granularity, span] of [['hour', YEAR] as const, ['minute', MONTH] as const]) {
      const key = { kind: 'usage', meterId: `12:${meters.count}`, granularity } as const;
      const brought = syntheticSeries(meters.count, granularity, Date.parse(span.start), Date.parse(span.end));
      const { ms, cpuMs } = await spent(() => store.write(ACCOUNT, key, [brought], NOW));
      busy.ms += ms;
      busy.cpuMs += cpuMs;
      written += brought.rows.length;
      meters.points += brought.rows.length;
    }
    meters.count += 1;
  }
  const rate = (ms: number) => Math.round((written / ms) * 1000);
  return { writtenPerSecond: rate(busy.ms), writtenPerCpuSecond: rate(busy.cpuMs) };
}

/** Medians. */
async function timed(work: () => Promise<unknown>): Promise<Spent> {
  const times: Spent[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push(await spent(work));
  const median = (key: keyof Spent) => times.map((one) => one[key]).sort((a, b) => a - b)[TIMES >> 1] ?? 0;
  return { ms: median('ms'), cpuMs: median('cpuMs') };
}

const tenths = (value: number) => Math.round(value * 10) / 10;

async function measure(db: Database, bytes: () => Promise<number | null>, meters: { count: number; points: number }) {
  const archive = archiveOver(db);
  const ask = (meter: number, granularity: 'hour' | 'minute', span: { start: string; end: string }) => async () => {
    const query: SeriesQuery = {
      ...{ meterId: `12:${meter}`, meterType: 'power', meterCreatedAt: null, kind: 'usage', granularity },
      ...{ timezone: ZONE, ...span },
    };
    const { data } = await archive.series(ACCOUNT, query, ASK);
    if (!data.coverage.complete) throw new Error('not all that was stored is there');
  };
  const middle = meters.count >> 1;
  const year = await timed(ask(middle, 'hour', YEAR));
  const month = await timed(ask(middle, 'minute', MONTH));
  const size = await bytes();
  const read = await readAll(db, meters.count);
  return {
    readPerSecond: Math.round(read),
    bytesAPoint: size === null ? null : Math.round((size / meters.points) * 100) / 100,
    yearOfHoursMs: tenths(year.ms),
    monthOfMinutesMs: tenths(month.ms),
    yearOfHoursCpuMs: tenths(year.cpuMs),
    monthOfMinutesCpuMs: tenths(month.cpuMs),
    memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** Unpacks up to forty meters, as a report does, and returns the points a second. */
async function readAll(db: Database, meters: number): Promise<number> {
  const store = createSeriesStore(db, log);
  let points = 0;
  const began = performance.now();
  for (let meter = 0; meter < Math.min(meters, 40); meter += 1) {
    for (const [granularity, span] of [['hour', YEAR] as const, ['minute', MONTH] as const]) {
      const key = { kind: 'usage', meterId: `12:${meter}`, granularity } as const;
      points += (await store.read(ACCOUNT, key, span)).rows.length;
    }
  }
  return (points / (performance.now() - began)) * 1000;
}

function bytesOf(url: string): () => Promise<number | null> {
  if (url.startsWith('file:')) {
    const path = url.slice('file:'.length);
    return async () => statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);
  }
  return async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('SELECT pg_total_relation_size(\'"SeriesChunk"\') AS bytes');
    await client.end();
    return Number(rows[0]?.bytes);
  };
}

const [url = '', sizes = ''] = process.argv.slice(2);
const db = await openDatabase({ url });
await upsertAccount(db, { ...ACCOUNT, subject: 'bench', now: NOW });
const meters = { count: 0, points: 0 };
for (const wanted of sizes.split(',').map(Number)) {
  const written = await fill(db, meters, wanted);
  const measured: ArchiveMeasurement = {
    points: meters.points,
    ...written,
    ...(await measure(db, bytesOf(url), meters)),
  };
  console.log(JSON.stringify(measured));
}
await db.close();
