import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResourceGranularity } from '@/lib/domain/resource';
import { upsertAccount } from '../../db/accounts';
import type { Database } from '../../db/database';
import { openDatabase } from '../../db/open';
import { type FreshDatabase, freshDatabase } from '../../db/test-support/fresh-database';
import { createSeriesStore } from '../store/series-store';
import { type PruneRule, pruneArchive } from './prune-archive';

const DAY = 24 * 3_600_000;
const at = (day: string) => Date.parse(`2026-${day}T00:00:00Z`);
const NOW = at('06-01');
const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;

let fresh: FreshDatabase;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'a', now: NOW });
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

/** Stores a reading at the start of each day of the span, fetched long after it. */
function store(granularity: ResourceGranularity, from: string, to: string, meterId = 'm', askedAt = NOW) {
  const rows = [];
  for (let day = at(from); day < at(to); day += DAY)
    rows.push({ time: new Date(day).toISOString(), usage: 1, value: 1 });
  const kind = granularity === 'none' ? 'readings' : 'usage';
  const answer = { start: at(from), end: at(to), askedAt, freshUntil: 0, summary: {}, rows };
  return createSeriesStore(db, { warn: () => {} }).write(ACCOUNT, { kind, meterId, granularity }, [answer], NOW);
}

const storedChunks = async (granularity: ResourceGranularity, meterId = 'm') => {
  const chunks = await db.query((tables) =>
    tables.seriesChunk.findMany({ where: { granularity, subject: meterId }, orderBy: { periodStart: 'asc' } }),
  );
  return chunks.map(({ periodStart }) => periodStart.toISOString().slice(5, 10));
};

const rule = (granularity: ResourceGranularity, before: string, more: Partial<PruneRule> = {}): PruneRule => ({
  ...{ granularity, before: at(before), allowLastCopy: false },
  ...more,
});

describe('pruneArchive', () => {
  it('changes nothing without apply, and then deletes exactly what it reported', async () => {
    await store('minute', '01-01', '01-06');
    await store('hour', '01-01', '01-06');
    const reported = await pruneArchive(db, rule('minute', '01-04'), false);
    expect(reported.removed).toMatchObject({ chunks: 3, points: 3 });
    expect(await storedChunks('minute')).toHaveLength(5);
    expect(await pruneArchive(db, rule('minute', '01-04'), true)).toEqual(reported);
    expect(await storedChunks('minute')).toEqual(['01-04', '01-05']);
    expect(await storedChunks('hour')).toEqual(['01-01']);
  });

  it('keeps what no coarser chunk covers, unless allowLastCopy is set', async () => {
    await store('minute', '01-01', '01-06');
    await store('hour', '01-01', '01-03');
    // Days that had not ended long enough before they were fetched do not count.
    await store('day', '01-03', '01-06', 'm', at('01-05'));
    const { removed, keptAsLastCopy: keptAsLast } = await pruneArchive(db, rule('minute', '02-01'), true);
    expect([removed.chunks, keptAsLast.chunks]).toEqual([2, 3]);
    expect(await storedChunks('minute')).toEqual(['01-03', '01-04', '01-05']);
    await pruneArchive(db, rule('minute', '02-01', { allowLastCopy: true }), true);
    expect(await storedChunks('minute')).toEqual([]);
  });

  it('deletes a chunk only when all of its period is old enough', async () => {
    await store('hour', '01-01', '03-01');
    await store('day', '01-01', '03-01');
    await pruneArchive(db, rule('hour', '02-15'), true);
    expect(await storedChunks('hour')).toEqual(['02-01']);
  });

  it('prunes readings, and only one resource or account if given', async () => {
    await store('none', '01-01', '01-03');
    await store('hour', '01-01', '01-03');
    expect((await pruneArchive(db, rule('none', '02-01'), true)).keptAsLastCopy.chunks).toBe(2);
    const other = rule('none', '02-01', { allowLastCopy: true, accountId: 'home_b' });
    expect((await pruneArchive(db, other, true)).removed.chunks).toBe(0);
    const usage = rule('none', '02-01', { allowLastCopy: true, resource: 'grid' });
    expect((await pruneArchive(db, usage, true)).removed.chunks).toBe(0);
    await pruneArchive(db, rule('none', '02-01', { allowLastCopy: true }), true);
    expect(await storedChunks('none')).toEqual([]);
    expect(await storedChunks('hour')).toEqual(['01-01']);
  });

  it('deletes more than one batch without missing a chunk', async () => {
    await store('minute', '01-01', '05-31');
    const { removed } = await pruneArchive(db, rule('minute', '05-31', { allowLastCopy: true }), true);
    expect(removed.chunks).toBe(150);
    expect(await storedChunks('minute')).toEqual([]);
  });
});
