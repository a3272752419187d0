import type { Database } from './database';
import type { SeriesChunk } from './generated/client';
import { dateOf, type Statement } from './statement';

export type SeriesChunkRow = SeriesChunk;

/** Identifies one series of an account. */
export interface SeriesKey {
  resource: string;
  subject: string;
  granularity: string;
}

const IN_RANGE = `FROM "SeriesChunk" WHERE "accountId" = ? AND "resource" = ? AND "subject" = ? AND "granularity" = ?
  AND "periodStart" >= ? AND "periodStart" < ?`;

function valuesOf(accountId: string, { resource, subject, granularity }: SeriesKey, from: number, to: number) {
  return [accountId, resource, subject, granularity, new Date(from), new Date(to)];
}

/** Returns the chunks whose period starts within `from ≤ t < to` (milliseconds), in order. */
export async function findChunks(
  db: Database,
  accountId: string,
  key: SeriesKey,
  from: number,
  to: number,
): Promise<SeriesChunkRow[]> {
  const rows = await db.select({
    sql: `SELECT "periodStart", "points", "pointCount", "coverage", "sealed", "corrections", "checksum",
      "rowPhase", "updatedAt" ${IN_RANGE} ORDER BY "periodStart"`,
    values: valuesOf(accountId, key, from, to),
  });
  return rows.map(
    ([periodStart, points, pointCount, coverage, sealed, corrections, checksum, rowPhase, updatedAt]) => ({
      accountId,
      resource: key.resource,
      subject: key.subject,
      granularity: key.granularity,
      periodStart: dateOf(periodStart),
      points: points as SeriesChunkRow['points'],
      pointCount: Number(pointCount),
      coverage: coverage as string,
      sealed: Boolean(sealed),
      corrections: Number(corrections),
      checksum: checksum as string,
      rowPhase: rowPhase === null ? null : Number(rowPhase),
      updatedAt: dateOf(updatedAt),
    }),
  );
}

/** Returns the coverage of these chunks, without their points. */
export async function findCoverage(
  db: Database,
  accountId: string,
  key: SeriesKey,
  from: number,
  to: number,
): Promise<string[]> {
  const rows = await db.select({
    sql: `SELECT "coverage" ${IN_RANGE}`,
    values: valuesOf(accountId, key, from, to),
  });
  return rows.map(([coverage]) => coverage as string);
}

/** The coverage of a chunk, and what identifies its rows. */
export interface ChunkCoverage extends SeriesKey {
  /** Milliseconds. */
  periodStart: number;
  coverage: string;
  checksum: string;
  rowPhase: number | null;
}

/** Returns the coverage of these chunks of many series in one statement, without their points. */
export async function findManyCoverages(
  db: Database,
  accountId: string,
  { resource, granularity, subjects }: Omit<SeriesKey, 'subject'> & { subjects: readonly string[] },
  from: number,
  to: number,
): Promise<ChunkCoverage[]> {
  const rows = await db.select({
    sql: `SELECT "subject", "periodStart", "coverage", "checksum", "rowPhase" FROM "SeriesChunk"
      WHERE "accountId" = ? AND "resource" = ? AND "subject" IN (${subjects.map(() => '?').join(',')})
      AND "granularity" = ? AND "periodStart" >= ? AND "periodStart" < ?`,
    values: [accountId, resource, ...subjects, granularity, new Date(from), new Date(to)],
  });
  return rows.map(([subject, periodStart, coverage, checksum, rowPhase]) => ({
    resource,
    subject: subject as string,
    granularity,
    periodStart: dateOf(periodStart).getTime(),
    coverage: coverage as string,
    checksum: checksum as string,
    rowPhase: rowPhase === null ? null : Number(rowPhase),
  }));
}

/** The chunks of a series whose period starts within `from ≤ t < to` (milliseconds). */
export interface ChunkRange extends SeriesKey {
  from: number;
  to: number;
}

/** A text that changes with a chunk. */
export interface ChunkVersion extends SeriesKey {
  /** Milliseconds. */
  periodStart: number;
  version: string;
}

/**
 * Returns the versions of the chunks of these ranges in one statement, which does not read the points. Conditions that
 * are joined with OR would read all chunks of the account.
 */
export async function findChunkVersions(
  db: Database,
  accountId: string,
  ranges: readonly ChunkRange[],
): Promise<ChunkVersion[]> {
  const groups = new Map<string, { range: ChunkRange; subjects: string[] }>();
  for (const range of ranges) {
    const key = `${range.resource} ${range.granularity} ${range.from} ${range.to}`;
    const group = groups.get(key);
    if (group) group.subjects.push(range.subject);
    else groups.set(key, { range, subjects: [range.subject] });
  }
  const values: Statement['values'][number][] = [];
  const parts: string[] = [];
  for (const { range, subjects } of groups.values()) {
    const { resource, granularity, from, to } = range;
    parts.push(`SELECT "resource", "subject", "granularity", "periodStart", "checksum", "coverage", "updatedAt"
      FROM "SeriesChunk" WHERE "accountId" = ? AND "resource" = ? AND "subject" IN (${subjects.map(() => '?').join(',')})
      AND "granularity" = ? AND "periodStart" >= ? AND "periodStart" < ?`);
    values.push(accountId, resource, ...subjects, granularity, new Date(from), new Date(to));
  }
  const rows = await db.select({ sql: parts.join(' UNION ALL '), values });
  return rows.map((row) => {
    const [resource, subject, granularity, periodStart] = row as [string, string, string, unknown];
    return { resource, subject, granularity, periodStart: dateOf(periodStart).getTime(), version: row.join(' ') };
  });
}

/** The columns of a chunk; `updatedAt` and `periodStart` in milliseconds. */
export interface ChunkFields {
  periodStart: number;
  points: Uint8Array;
  pointCount: number;
  coverage: string;
  sealed: boolean;
  corrections: number;
  checksum: string;
  rowPhase: number | null;
  updatedAt: number;
}

const SAVE = `INSERT INTO "SeriesChunk"
  ("accountId", "resource", "subject", "granularity", "periodStart", "points", "pointCount", "coverage", "sealed",
    "corrections", "checksum", "rowPhase", "updatedAt")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT ("accountId", "resource", "subject", "granularity", "periodStart") DO UPDATE SET
  "points" = excluded."points", "pointCount" = excluded."pointCount", "coverage" = excluded."coverage",
  "sealed" = excluded."sealed", "corrections" = excluded."corrections", "checksum" = excluded."checksum",
  "rowPhase" = excluded."rowPhase", "updatedAt" = excluded."updatedAt"`;

/** Stores a chunk in place of the previous one. */
export async function saveChunk(db: Database, accountId: string, key: SeriesKey, fields: ChunkFields): Promise<void> {
  const { resource, subject, granularity } = key;
  const { periodStart, points, pointCount, coverage, sealed, corrections, checksum, rowPhase, updatedAt } = fields;
  await db.write({
    sql: SAVE,
    values: [
      ...[accountId, resource, subject, granularity, new Date(periodStart), points, pointCount, coverage, sealed],
      ...[corrections, checksum, rowPhase, new Date(updatedAt)],
    ],
  });
}
