import type { AccountRef } from '../account';
import type { Database } from '../db/database';
import { type ChunkRange, type ChunkVersion, findChunkVersions } from '../db/series-chunks';
import type { SeriesQuery } from '../ports/archive';
import { finerThan } from './series';
import { periodOf } from './store/periods';

/** Series of one statement: databases limit the length of a condition. A home's page asks for fewer. */
const MAX_SERIES = 60;

/** Returns a text that changes with every chunk that these series can be made from, also by adding up finer ones. */
export type VersionsOf = (account: AccountRef, queries: readonly SeriesQuery[]) => Promise<string>;

interface KeyedRange extends ChunkRange {
  /** Of the series. */
  key: string;
}

/** What was asked of an account in this turn, by series, and its answer. */
interface Asked {
  ranges: Map<string, KeyedRange>;
  versions: Promise<ReadonlyMap<string, readonly ChunkVersion[]>>;
}

/**
 * Returns a reader of versions. What is asked for an account at the same time takes one statement: a page asks for each
 * series of each meter, and the way to the database costs more than its rows.
 */
export function createVersionsOf(db: Database): VersionsOf {
  const waiting = new Map<string, Asked>();

  function askedOf(accountId: string): Asked {
    const known = waiting.get(accountId);
    if (known) return known;
    const ranges: Asked['ranges'] = new Map();
    const versions = Promise.resolve().then(() => {
      waiting.delete(accountId);
      return findBySeries(db, accountId, [...ranges.values()]);
    });
    const asked = { ranges, versions };
    waiting.set(accountId, asked);
    return asked;
  }

  return async ({ id }, queries) => {
    const own = queries.flatMap(rangesOf);
    const { ranges, versions } = askedOf(id);
    for (const range of own) {
      const { key, from, to } = range;
      const known = ranges.get(key);
      if (!known) ranges.set(key, range);
      else if (from < known.from || to > known.to) {
        ranges.set(key, { ...range, from: Math.min(known.from, from), to: Math.max(known.to, to) });
      }
    }
    const found = await versions;
    const texts: string[] = [];
    for (const { key, from, to } of own) {
      for (const { periodStart, version } of found.get(key) ?? []) {
        if (periodStart >= from && periodStart < to) texts.push(version);
      }
    }
    return texts.join('\n');
  };
}

/** Returns the versions by series, each sorted by time. */
async function findBySeries(db: Database, accountId: string, ranges: readonly ChunkRange[]) {
  const found = new Map<string, ChunkVersion[]>();
  for (let first = 0; first < ranges.length; first += MAX_SERIES) {
    for (const chunk of await findChunkVersions(db, accountId, ranges.slice(first, first + MAX_SERIES))) {
      const key = keyOf(chunk.resource, chunk.subject, chunk.granularity);
      const ofSeries = found.get(key);
      if (ofSeries) ofSeries.push(chunk);
      else found.set(key, [chunk]);
    }
  }
  for (const ofSeries of found.values()) ofSeries.sort((a, b) => a.periodStart - b.periodStart);
  return found;
}

function rangesOf({ kind: resource, meterId: subject, granularity: asked, start, end }: SeriesQuery): KeyedRange[] {
  const [first, to] = [Date.parse(start), Date.parse(end)];
  return finerThan(asked).map((granularity) => ({
    key: keyOf(resource, subject, granularity),
    resource,
    subject,
    granularity,
    from: periodOf(first, granularity).start,
    to,
  }));
}

function keyOf(resource: string, subject: string, granularity: string): string {
  return `${resource} ${subject} ${granularity}`;
}
