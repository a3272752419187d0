import { BoundedMap } from '@/lib/domain/bounded-map';
import { bucketEdges } from '@/lib/domain/calendar';
import type { Granularity, SeriesKind } from '@/lib/domain/granularity';
import { toInstantText } from '@/lib/domain/instant-text';
import { covers, type StoredSpan } from '@/lib/domain/stored-spans';
import { WeightedMap } from '@/lib/domain/weighted-map';
import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import { storedPoints } from '../copper/stored-rows';
import type { Database } from '../db/database';
import { type ChunkCoverage, findChunks, findManyCoverages, type SeriesChunkRow } from '../db/series-chunks';
import type { SeriesQuery } from '../ports/archive';
import { knownEndMs, meterCreatedMs } from './range-state';
import { finerThan } from './series';
import { decodeChunk } from './store/chunk-codec';
import { periodOf } from './store/periods';
import { calendarPhase } from './store/row-phase';
import { parseSpansOrEmpty } from './store/series-store';

/** What is stored of several series, without their rows. */
export interface StoredCoverage {
  /** As `SeriesArchive` has them. */
  spans(account: AccountRef, query: SeriesQuery): Promise<StoredSpan[]>;
  covers(account: AccountRef, query: SeriesQuery): Promise<boolean>;
  /** Whether all stored rows of a range match its calendar; null where reading them must tell. */
  fits(account: AccountRef, query: SeriesQuery): Promise<boolean | null>;
}

/** The first and the last row of a chunk that is not at an edge of its calendar; null for a damaged chunk. */
type Misfits = { first: number; last: number } | null;

const NO_MISFITS = { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY };
/** Chunks whose misfits are remembered, 100 bytes each: two of each meter of a large fleet. */
const MAX_CHUNKS = 50_000;
/** More than any zone is away from UTC. */
const ZONE_MS = 26 * 3_600_000;

/**
 * Returns a function that reads the coverage of series with one statement for each kind and granularity. A chunk's rows
 * are read once, to see whether they match a calendar: that depends on nothing but the rows, which its checksum names.
 */
export function createCoverageReader(db: Database, clock: Clock) {
  const misfits = new WeightedMap<string, Misfits>(MAX_CHUNKS);

  async function misfitsOf(account: AccountRef, query: SeriesQuery, chunks: readonly ChunkCoverage[]) {
    const nameOf = ({ checksum }: Pick<ChunkCoverage, 'checksum'>) =>
      `${checksum} ${query.kind} ${query.granularity} ${query.timezone}`;
    const known = chunks.map((chunk) => (isOnEdges(chunk, query) ? NO_MISFITS : misfits.get(nameOf(chunk))));
    if (known.every((each) => each !== undefined)) return known;
    const key = { resource: query.kind, subject: query.meterId, granularity: query.granularity };
    const rows = await findChunks(db, account.id, key, firstPeriod(query), Date.parse(query.end));
    return rows.map((row) => {
      const found = findMisfits(row, query);
      misfits.set(nameOf(row), found, 1);
      return found;
    });
  }

  return async function readCoverage(account: AccountRef, queries: readonly SeriesQuery[]): Promise<StoredCoverage> {
    const bySeries = new Map<string, ChunkCoverage[]>();
    for (const [resource, group] of byKind(queries)) {
      const subjects = [...new Set(group.map(({ meterId }) => meterId))];
      const to = Math.max(...group.map(({ end }) => Date.parse(end)));
      for (const granularity of new Set(group.flatMap((query) => finerThan(query.granularity)))) {
        const from = Math.min(...group.map((query) => firstPeriod(query, granularity)));
        for (const chunk of await findManyCoverages(db, account.id, { resource, granularity, subjects }, from, to)) {
          const name = nameOfSeries(resource, chunk.subject, granularity);
          const chunks = bySeries.get(name);
          if (chunks) chunks.push(chunk);
          else bySeries.set(name, [chunk]);
        }
      }
    }
    const chunksOf = (query: SeriesQuery) => {
      const [from, to] = [firstPeriod(query), Date.parse(query.end)];
      const chunks = bySeries.get(nameOfSeries(query.kind, query.meterId, query.granularity)) ?? [];
      return chunks.filter(({ periodStart }) => periodStart >= from && periodStart < to);
    };
    const spansOf = (query: SeriesQuery) =>
      chunksOf(query)
        .flatMap(({ coverage }) => parseSpansOrEmpty(coverage))
        .sort((a, b) => a.start - b.start);

    return {
      spans: async (_account, query) => spansOf(query),
      async covers(_account, query) {
        const start = Math.max(Date.parse(query.start), meterCreatedMs(query));
        const end = knownEndMs(query, clock());
        return start >= end || covers(spansOf({ ...query, start: toInstantText(start) }), start, end);
      },
      async fits(_account, query) {
        const [start, end] = [Date.parse(query.start), Date.parse(query.end)];
        const found = await misfitsOf(account, query, chunksOf(query));
        if (found.includes(null)) return null;
        const near = found.flatMap((each) => (each && each.last >= start && each.first < end ? [each] : []));
        if (near.length === 0) return true;
        return near.some(({ first, last }) => first >= start || last < end) ? false : null;
      },
    };
  };
}

/** Phases of the last calendars: a fleet's chunks have a few zones and periods. */
const phases = new BoundedMap<string, { phase: number | null }>(1_000);

/** True for a chunk that needs not be read: each row is at an edge of the calendar. */
function isOnEdges({ rowPhase, periodStart }: ChunkCoverage, { granularity, timezone }: SeriesQuery): boolean {
  if (rowPhase === null) return false;
  const key = `${periodStart} ${granularity} ${timezone}`;
  const [from, to] = [periodStart - ZONE_MS, periodOf(periodStart, granularity).end + ZONE_MS];
  const known = phases.get(key) ?? { phase: calendarPhase(from, to, granularity, timezone) };
  phases.set(key, known);
  return known.phase === rowPhase;
}

function findMisfits({ points, checksum, periodStart }: SeriesChunkRow, query: SeriesQuery): Misfits {
  const from = periodStart.getTime();
  const { end } = periodOf(from, query.granularity);
  const span = { start: toInstantText(from - ZONE_MS), end: toInstantText(end + ZONE_MS) };
  try {
    const { times } = storedPoints(query.kind, decodeChunk(points, checksum).table);
    const { edges } = bucketEdges(span, query.granularity, query.timezone);
    let next = 0;
    // Both are sorted.
    const off = times.filter((at) => {
      while ((edges[next] ?? at) < at) next += 1;
      return edges[next] !== at;
    });
    return off.length === 0 ? NO_MISFITS : { first: off[0] ?? Number.NaN, last: off.at(-1) ?? Number.NaN };
  } catch {
    return null;
  }
}

/** Returns the start of the chunk in which a query begins. */
function firstPeriod({ start, granularity: own }: SeriesQuery, granularity: Granularity = own): number {
  return periodOf(Date.parse(start), granularity).start;
}

function nameOfSeries(kind: string, meterId: string, granularity: string): string {
  return `${kind} ${granularity} ${meterId}`;
}

function byKind(queries: readonly SeriesQuery[]): Map<SeriesKind, SeriesQuery[]> {
  const kinds = new Map<SeriesKind, SeriesQuery[]>();
  for (const query of queries) {
    const group = kinds.get(query.kind);
    if (group) group.push(query);
    else kinds.set(query.kind, [query]);
  }
  return kinds;
}
