import { z } from 'zod';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import { addStoredSpan, covers, isSettled, type StoredSpan, withTrueTime } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../../account';
import { rowTimes } from '../../copper/row-fields';
import { concatTables, NO_ROWS, type RowTable, sliceRows, tableOf, type WireRow } from '../../copper/row-table';
import { storedPoints } from '../../copper/stored-rows';
import type { Database } from '../../db/database';
import { deleteChunks } from '../../db/read-archive';
import { findChunks, findCoverage, saveChunk } from '../../db/series-chunks';
import { decodeChunk, encodeChunk } from './chunk-codec';
import { mergeRows, normalizeRows } from './merge-rows';
import { periodOf } from './periods';
import { rowPhase } from './row-phase';

/** Identifies one series of a meter in one granularity, or the readings of a meter or gateway. */
export interface StoreKey {
  kind: Resource;
  /** The gateway's id for `grid`. */
  meterId: string;
  granularity: ResourceGranularity;
}

/** The stored part of a range: rows as received, sorted, one per time; and the spans that were fetched, sorted. */
export interface StoredSeries {
  summary: WireRow;
  table: RowTable;
  spans: StoredSpan[];
}

/** A fetched span with its rows. */
export interface FetchedRange extends StoredSpan {
  summary: WireRow;
  rows: WireRow[];
}

/** Milliseconds that a `Date` can hold, with room for the times that are computed from them. */
const instantMs = z.number().min(-8e15).max(8e15);

const spansSchema = z.array(z.object({ start: instantMs, end: instantMs, askedAt: instantMs, freshUntil: instantMs }));

/**
 * Stores series permanently, in chunks; see SeriesChunk in the Prisma schema. A damaged chunk counts as not stored. Throws
 * `storage_failed`.
 */
export interface SeriesStore {
  read(account: AccountRef, key: StoreKey, span: Span): Promise<StoredSeries>;
  /**
   * Returns what was fetched in the periods of a span, with or without readings; sorted. It is quick for long spans,
   * since it does not unpack rows. So it does not notice damaged rows.
   */
  spans(account: AccountRef, key: StoreKey, span: Span): Promise<StoredSpan[]>;
  /** Writes all answers in one transaction. */
  write(account: AccountRef, key: StoreKey, answers: readonly FetchedRange[], now: number): Promise<void>;
}

/** Returns the spans in a chunk's coverage. Throws when it is malformed. */
export function parseSpans(coverage: string): StoredSpan[] {
  return spansSchema.parse(JSON.parse(coverage));
}

/** The same for a coverage that may be damaged: then it is empty. Reading the chunk logs the damage. */
export function parseSpansOrEmpty(coverage: string): StoredSpan[] {
  try {
    return parseSpans(coverage);
  } catch {
    return [];
  }
}

/** The part of a pino logger that the archive uses. */
export interface ArchiveLog {
  warn(fields: object, message: string): void;
}

interface OpenChunk extends StoredSeries {
  corrections: number;
}

export function createSeriesStore(db: Database, log: ArchiveLog): SeriesStore {
  /** `mustParse`: chunks with rows that do not parse count as damaged. Readers find that out by themselves. */
  async function readChunks(accountId: string, key: StoreKey, from: number, to: number, mustParse = false) {
    const chunks = await findChunks(db, accountId, seriesKey(key), periodOf(from, key.granularity).start, to);
    return chunks.map(({ periodStart, points, checksum, coverage, corrections, updatedAt }) => {
      const at = periodStart.getTime();
      try {
        const content = decodeChunk(points, checksum);
        if (mustParse) storedPoints(key.kind, content.table);
        const spans = parseSpans(coverage).map((span) => withTrueTime(span, updatedAt.getTime()));
        return { at, chunk: { ...content, spans, corrections } };
      } catch (err) {
        // A damaged chunk counts as not stored, so that it is fetched again.
        log.warn({ err, resource: key.kind, periodStart }, 'damaged archive chunk');
        return { at, chunk: null };
      }
    });
  }

  return {
    async read(account, key, span) {
      const from = Date.parse(span.start);
      const to = Date.parse(span.end);
      const chunks = (await readChunks(account.id, key, from, to)).flatMap(({ chunk }) => chunk ?? []);
      return {
        summary: chunks.at(-1)?.summary ?? {},
        table: normalizeRows(concatTables(chunks.map(({ table }) => table)), key.kind, from, to),
        spans: chunks.flatMap(({ spans }) => spans).sort(byStart),
      };
    },

    async spans(account, key, span) {
      const from = periodOf(Date.parse(span.start), key.granularity).start;
      const texts = await findCoverage(db, account.id, seriesKey(key), from, Date.parse(span.end));
      return texts.flatMap(parseSpansOrEmpty).sort(byStart);
    },

    write: (account, key, answers, now) =>
      db.transaction(async () => {
        const from = Math.min(...answers.map(({ start }) => start));
        const to = Math.max(...answers.map(({ end }) => end));
        const stored = await readChunks(account.id, key, from, periodOf(to - 1, key.granularity).end, true);
        const open = new Map<number, OpenChunk>();
        for (const { at, chunk } of stored) {
          const { start } = periodOf(at, key.granularity);
          if (chunk) open.set(start, joinChunks(open.get(start), chunk));
        }
        for (const answer of answers) {
          // Normalized once, not for each of many chunks.
          const table = normalizeRows(tableOf(answer.rows), key.kind, answer.start, answer.end);
          const times = rowTimes(table, key.kind);
          let next = 0;
          for (let at = answer.start; at < answer.end; at = periodOf(at, key.granularity).end) {
            const period = periodOf(at, key.granularity);
            const end = Math.min(answer.end, period.end);
            const first = next;
            while (next < times.length && (times[next] ?? 0) < end) next += 1;
            const chunk = open.get(period.start) ?? { summary: {}, table: NO_ROWS, spans: [], corrections: 0 };
            const part = { ...answer, start: at, end };
            open.set(period.start, mergeChunk(chunk, part, sliceRows(table, first, next), key));
          }
        }
        const parts = stored.filter(({ at }) => periodOf(at, key.granularity).start !== at);
        const starts = parts.map(({ at }) => new Date(at));
        if (starts.length > 0) await deleteChunks(db, account.id, seriesKey(key), starts);
        for (const [at, chunk] of open) await save(db, account.id, key, at, chunk, now);
      }),
  };
}

/** Returns what is stored of a range together with a new answer. */
export function withFetched(series: StoredSeries, fetched: FetchedRange, kind: Resource, span: Span): StoredSeries {
  const rows = concatTables([series.table, tableOf(fetched.rows)]);
  return {
    summary: fetched.summary,
    table: normalizeRows(rows, kind, Date.parse(span.start), Date.parse(span.end)),
    spans: addStoredSpan(series.spans, fetched),
  };
}

const byStart = (a: StoredSpan, b: StoredSpan) => a.start - b.start;

const seriesKey = ({ kind, meterId, granularity }: StoreKey) => ({ resource: kind, subject: meterId, granularity });

/** Returns a chunk with the next one of its period: earlier versions wrote one for each day of quarter hours. */
function joinChunks(chunk: OpenChunk | undefined, next: OpenChunk): OpenChunk {
  if (!chunk) return next;
  return {
    summary: next.summary,
    table: concatTables([chunk.table, next.table]),
    spans: [...chunk.spans, ...next.spans],
    corrections: chunk.corrections + next.corrections,
  };
}

/** Returns a chunk after the part of an answer that belongs in it. */
function mergeChunk(chunk: OpenChunk, part: FetchedRange, fetched: RowTable, key: StoreKey): OpenChunk {
  const { table, corrections } = mergeRows(chunk, fetched, key);
  return {
    summary: part.summary,
    table,
    spans: addStoredSpan(chunk.spans, part),
    corrections: chunk.corrections + corrections,
  };
}

async function save(
  db: Database,
  accountId: string,
  key: StoreKey,
  periodStart: number,
  chunk: OpenChunk,
  now: number,
) {
  const { points, checksum } = encodeChunk(chunk);
  const { end } = periodOf(periodStart, key.granularity);
  await saveChunk(db, accountId, seriesKey(key), {
    periodStart,
    points,
    pointCount: chunk.table.count,
    coverage: JSON.stringify(chunk.spans),
    sealed: covers(chunk.spans, periodStart, end) && chunk.spans.every(isSettled),
    corrections: chunk.corrections,
    checksum,
    rowPhase: rowPhase(rowTimes(chunk.table, key.kind), key.granularity),
    updatedAt: now,
  });
}
