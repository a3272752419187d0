import type { AccountRef } from '../account';
import type { Database } from '../db/database';
import { type ChunkRange, type ChunkVersion, findChunkVersions, type SeriesKey } from '../db/series-chunks';
import type { SeriesQuery } from '../ports/archive';
import { finerThan } from './series';
import { periodOf } from './store/periods';

/** Series of one statement: databases limit the length of a condition. A home's page asks for fewer. */
const MAX_SERIES = 60;

/** Returns a text that changes with every chunk that these series can be made from, also by adding up finer ones. */
export type VersionsOf = (account: AccountRef, queries: readonly SeriesQuery[]) => Promise<string>;

/** What was asked of an account in this turn, by series, and its answer. */
interface Asked {
  ranges: Map<string, ChunkRange>;
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
    const asked = askedOf(id);
    for (const range of own) {
      const known = asked.ranges.get(keyOf(range)) ?? range;
      const wide = { from: Math.min(known.from, range.from), to: Math.max(known.to, range.to) };
      asked.ranges.set(keyOf(range), { ...range, ...wide });
    }
    const found = await asked.versions;
    return own
      .flatMap((range) =>
        (found.get(keyOf(range)) ?? []).filter(
          ({ periodStart }) => periodStart >= range.from && periodStart < range.to,
        ),
      )
      .map(({ version }) => version)
      .join('\n');
  };
}

async function findBySeries(db: Database, accountId: string, ranges: readonly ChunkRange[]) {
  const found = new Map<string, ChunkVersion[]>();
  for (let first = 0; first < ranges.length; first += MAX_SERIES) {
    for (const chunk of await findChunkVersions(db, accountId, ranges.slice(first, first + MAX_SERIES))) {
      const key = keyOf(chunk);
      const ofSeries = found.get(key);
      if (ofSeries) ofSeries.push(chunk);
      else found.set(key, [chunk]);
    }
  }
  return found;
}

function rangesOf({ kind, meterId, granularity: asked, start, end }: SeriesQuery): ChunkRange[] {
  return finerThan(asked).map((granularity) => ({
    ...{ resource: kind, subject: meterId, granularity },
    ...{ from: periodOf(Date.parse(start), granularity).start, to: Date.parse(end) },
  }));
}

function keyOf({ resource, subject, granularity }: SeriesKey): string {
  return `${resource} ${subject} ${granularity}`;
}
