import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccountRef } from '../account';
import { rowsOf, tableOf } from '../copper/row-table';
import { upsertAccount } from '../db/accounts';
import type { Database } from '../db/database';
import { openDatabase } from '../db/open';
import { readAllChunks } from '../db/read-archive';
import { saveChunk } from '../db/series-chunks';
import { freshDatabase } from '../db/test-support/fresh-database';
import { verifyArchive } from './admin/verify-archive';
import { encodeChunk } from './store/chunk-codec';
import { createSeriesStore } from './store/series-store';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const ALEX: AccountRef = { id: 'home_alex', kind: 'home', enterpriseId: null, clientId: 'c' };
const KEY = { kind: 'usage', meterId: 'm', granularity: 'hour' } as const;
const SPAN = { start: '2026-03-01T00:00:00Z', end: '2026-03-01T03:00:00Z' };
const row = (hour: number, usage: number) => ({ time: `2026-03-01T0${hour}:00:00.000Z`, usage, power: usage });

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ALEX, subject: 'alex', now: NOW });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

/** Stores two hours as earlier versions did. */
async function storeJsonChunk(): Promise<void> {
  const columns = { time: [row(0, 1).time, row(1, 2).time], usage: [1, 2], power: [1, 2] };
  const points = gzipSync(JSON.stringify({ summary: {}, columns, count: 2 }));
  const coverage = [{ start: Date.parse(SPAN.start), end: Date.parse(row(2, 0).time), askedAt: NOW, freshUntil: NOW }];
  const key = { resource: KEY.kind, subject: KEY.meterId, granularity: KEY.granularity };
  await saveChunk(db, ALEX.id, key, {
    ...{ periodStart: Date.UTC(2026, 2), points, pointCount: 2, coverage: JSON.stringify(coverage), sealed: false },
    ...{ corrections: 0, checksum: createHash('sha256').update(points).digest('hex') },
    ...{ rowPhase: null, updatedAt: NOW },
  });
}

async function firstByte(): Promise<number | undefined> {
  for await (const { points } of readAllChunks(db)) return points[0];
  return undefined;
}

const QUARTERS = { ...KEY, granularity: 'fifteenminute' } as const;
const quarter = (day: number, usage: number) => ({ time: `2026-03-0${day}T10:15:00.000Z`, usage, power: 4 * usage });
const dayOf = (day: number) => ({ start: Date.UTC(2026, 2, day), end: Date.UTC(2026, 2, day + 1) });

/** Stores a day with one reading as earlier versions did. */
async function storeDay(day: number, usage: number, damaged = false): Promise<void> {
  const { points, checksum } = encodeChunk({ summary: {}, table: tableOf([quarter(day, usage)]) });
  const key = { resource: KEY.kind, subject: KEY.meterId, granularity: QUARTERS.granularity };
  const { start, end } = dayOf(day);
  await saveChunk(db, ALEX.id, key, {
    ...{ periodStart: start, points, pointCount: 1, sealed: false, corrections: 1, rowPhase: null, updatedAt: NOW },
    ...{ coverage: JSON.stringify([{ start, end, askedAt: NOW, freshUntil: NOW }]) },
    checksum: damaged ? 'another' : checksum,
  });
}

it('days of quarter hours of an earlier version are read and verified, and become one chunk of their month', async () => {
  await storeDay(1, 1);
  await storeDay(3, 2);
  await storeDay(4, 9, true);
  const store = createSeriesStore(db, { warn: () => undefined });
  const read = async () => {
    const { table, spans } = await store.read(ALEX, QUARTERS, { start: SPAN.start, end: '2026-03-31T00:00:00Z' });
    return { rows: rowsOf(table), days: spans.map(({ start, end }) => ({ start, end })) };
  };
  expect(await read()).toEqual({ rows: [quarter(1, 1), quarter(3, 2)], days: [dayOf(1), dayOf(3)] });
  expect((await verifyArchive(db)).bad).toEqual([
    { name: expect.stringContaining('2026-03-04'), reason: expect.any(String) },
  ]);

  await storeDay(7, 4);
  const fifth = { ...dayOf(5), askedAt: NOW, freshUntil: NOW, summary: {}, rows: [quarter(5, 3)] };
  await store.write(ALEX, QUARTERS, [fifth], NOW);
  expect(await read()).toEqual({
    rows: [quarter(1, 1), quarter(3, 2), quarter(5, 3), quarter(7, 4)],
    days: [dayOf(1), dayOf(3), dayOf(5), dayOf(7)],
  });
  expect(await verifyArchive(db)).toEqual({ chunks: 1, points: 4, bad: [] });
});

it('a chunk of an earlier version is read and verified, and is written as columns when it changes', async () => {
  await storeJsonChunk();
  const store = createSeriesStore(db, { warn: (fields) => expect.fail(JSON.stringify(fields)) });
  const read = async () => rowsOf((await store.read(ALEX, KEY, SPAN)).table);
  expect(await read()).toEqual([row(0, 1), row(1, 2)]);
  expect(await verifyArchive(db)).toEqual({ chunks: 1, points: 2, bad: [] });
  const before = await firstByte();

  const third = { start: Date.parse(row(2, 0).time), end: Date.parse(SPAN.end), askedAt: NOW, freshUntil: NOW };
  await store.write(ALEX, KEY, [{ ...third, summary: {}, rows: [row(2, 3)] }], NOW);
  expect(await read()).toEqual([row(0, 1), row(1, 2), row(2, 3)]);
  expect(await verifyArchive(db)).toEqual({ chunks: 1, points: 3, bad: [] });
  expect([before, await firstByte()]).toEqual([31, 2]);
});
