import { z } from 'zod';
import type { Resource, ResourceGranularity } from '@/lib/domain/resource';
import type { Span } from '@/lib/domain/series';
import { addStoredSpan, isSettled, type StoredSpan } from '@/lib/domain/stored-spans';
import type { AccountRef } from '../../account';
import { timeOf } from '../../copper/row-fields';
import type { Database } from '../../db/database';
import { findChunks, findCoverage, saveChunk } from '../../db/series-chunks';
import { decodeChunk, encodeChunk } from './chunk-codec';
import { mergeRows, normalizeRows } from './merge-rows';
import { periodOf } from './periods';

/** Names one series of a meter in one granularity, or what a meter or gateway told. */
export interface StoreKey {
  kind: Resource;
  /** The gateway's id for `grid`. */
  meterId: string;
  granularity: ResourceGranularity;
}

/** What is held of a range: rows as received, sorted, no instant twice; and what was asked for. */
export interface StoredSeries {
  summary: Record<string, unknown>;
  rows: Record<string, unknown>[];
  spans: StoredSpan[];
}

/** What an answer brought for a span. */
export interface FetchedRange extends StoredSpan {
  summary: Record<string, unknown>;
  rows: Record<string, unknown>[];
}

const wireSpans = z.array(
  z.object({ start: z.number(), end: z.number(), askedAt: z.number(), freshUntil: z.number() }),
);

/** Keeps series for good, in chunks; see prisma's SeriesChunk. A damaged one counts as not held. Throws `storage_failed`. */
export interface SeriesStore {
  read(account: AccountRef, key: StoreKey, span: Span): Promise<StoredSeries>;
  /**
   * What was asked for in the periods of a span, whatever came; sorted. Unpacks nothing: quick also where the span is
   * long, and so a chunk whose rows are damaged is not found out.
   */
  spans(account: AccountRef, key: StoreKey, span: Span): Promise<StoredSpan[]>;
  /** All or nothing. */
  write(account: AccountRef, key: StoreKey, answers: readonly FetchedRange[], now: number): Promise<void>;
}

/** Reads a chunk's coverage. Throws on what is none. */
export function parseSpans(coverage: string): StoredSpan[] {
  return wireSpans.parse(JSON.parse(coverage));
}

/** A chunk with a damaged coverage covers nothing; reading it says so in the log. */
export function parseSpansOrEmpty(coverage: string): StoredSpan[] {
  try {
    return parseSpans(coverage);
  } catch {
    return [];
  }
}

/** What the archive writes to its log; pino fits. */
export interface ArchiveLog {
  warn(fields: object, message: string): void;
}

interface OpenChunk extends StoredSeries {
  corrections: number;
}

export function createSeriesStore(db: Database, log: ArchiveLog): SeriesStore {
  async function readChunks(accountId: string, key: StoreKey, from: number, to: number) {
    const name = { resource: key.kind, subject: key.meterId, granularity: key.granularity };
    const chunks = await findChunks(db, accountId, name, periodOf(from, key.granularity).start, to);
    const opened = chunks.map(async ({ periodStart, points, checksum, coverage, corrections }) => {
      try {
        const content = await decodeChunk(points, checksum);
        return [{ at: periodStart.getTime(), chunk: { ...content, spans: parseSpans(coverage), corrections } }];
      } catch (err) {
        // Better asked for again than never shown: a damaged chunk counts as not held.
        log.warn({ err, resource: key.kind, periodStart }, 'chunk of the archive cannot be read');
        return [];
      }
    });
    return (await Promise.all(opened)).flat();
  }

  return {
    async read(account, key, span) {
      const from = Date.parse(span.start);
      const to = Date.parse(span.end);
      const chunks = (await readChunks(account.id, key, from, to)).map(({ chunk }) => chunk);
      return {
        summary: chunks.at(-1)?.summary ?? {},
        rows: normalizeRows(
          chunks.flatMap(({ rows }) => rows),
          key.kind,
          from,
          to,
        ),
        spans: chunks.flatMap(({ spans }) => spans),
      };
    },

    async spans(account, key, span) {
      const from = periodOf(Date.parse(span.start), key.granularity).start;
      const name = { resource: key.kind, subject: key.meterId, granularity: key.granularity };
      const texts = await findCoverage(db, account.id, name, from, Date.parse(span.end));
      return texts.flatMap(parseSpansOrEmpty).sort((a, b) => a.start - b.start);
    },

    write: (account, key, answers, now) =>
      db.transaction(async () => {
        const from = Math.min(...answers.map(({ start }) => start));
        const to = Math.max(...answers.map(({ end }) => end));
        const open = new Map<number, OpenChunk>(
          (await readChunks(account.id, key, from, to)).map(({ at, chunk }) => [at, chunk]),
        );
        for (const answer of answers) {
          // Looked through once, not once for each of many chunks.
          const rows = normalizeRows(answer.rows, key.kind, answer.start, answer.end);
          let taken = 0;
          for (let at = answer.start; at < answer.end; at = periodOf(at, key.granularity).end) {
            const period = periodOf(at, key.granularity);
            const end = Math.min(answer.end, period.end);
            const first = taken;
            while (taken < rows.length && timeOf(rows[taken] ?? {}, key.kind) < end) taken += 1;
            const chunk = open.get(period.start) ?? { summary: {}, rows: [], spans: [], corrections: 0 };
            const part = { ...answer, start: at, end, rows: rows.slice(first, taken) };
            open.set(period.start, merged(chunk, part, key));
          }
        }
        for (const [at, chunk] of open) await save(db, account.id, key, at, chunk, now);
      }),
  };
}

/** A chunk after the part of an answer that lies in it, tidy. */
function merged(chunk: OpenChunk, part: FetchedRange, key: StoreKey): OpenChunk {
  const { rows, corrections } = mergeRows(chunk, part.rows, key);
  return {
    summary: part.summary,
    rows,
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
  const { points, checksum } = await encodeChunk(chunk);
  const { end } = periodOf(periodStart, key.granularity);
  const [first] = chunk.spans;
  const whole = chunk.spans.length === 1 && first?.start === periodStart && first.end === end;
  const name = { resource: key.kind, subject: key.meterId, granularity: key.granularity };
  await saveChunk(db, accountId, name, {
    periodStart,
    points,
    pointCount: chunk.rows.length,
    coverage: JSON.stringify(chunk.spans),
    sealed: whole && isSettled(first),
    corrections: chunk.corrections,
    checksum,
    updatedAt: now,
  });
}
