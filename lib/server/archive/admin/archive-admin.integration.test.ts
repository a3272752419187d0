import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upsertAccount } from '../../db/accounts';
import type { Database } from '../../db/database';
import { openDatabase } from '../../db/open';
import { type FreshDatabase, freshDatabase } from '../../db/test-support/fresh-database';
import { createSeriesStore } from '../store/series-store';
import { archiveStats } from './archive-stats';
import { homeCoverage } from './home-coverage';
import { verifyArchive } from './verify-archive';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-30T00:00:00Z');
const ACCOUNT = { id: 'home_a', kind: 'home', enterpriseId: null, clientId: 'c' } as const;
const KEY = { kind: 'usage', meterId: '12:1', granularity: 'hour' } as const;
const log = { warn: () => {} };

let fresh: FreshDatabase;
let db: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  db = await openDatabase({ url: fresh.url });
  await upsertAccount(db, { ...ACCOUNT, subject: 'a', now: START });
  const rows = Array.from({ length: 96 }, (_, hour) => ({
    time: new Date(START + hour * HOUR).toISOString(),
    usage: hour / 4,
  }));
  const answer = {
    start: START,
    end: START + 96 * HOUR,
    askedAt: START + 500 * HOUR,
    freshUntil: 0,
    summary: {},
    rows,
  };
  await createSeriesStore(db, log).write(ACCOUNT, KEY, [answer], START);
});
afterEach(async () => {
  await db.close();
  await fresh.remove();
});

describe('archive administration', () => {
  it('archiveStats counts what is stored', async () => {
    expect(await archiveStats(db)).toEqual([
      expect.objectContaining({
        ...{ resource: 'usage', granularity: 'hour', accounts: 1, meters: 1, chunks: 2, points: 96 },
        ...{ from: '2026-01-30T00:00:00.000Z', to: '2026-02-03T00:00:00.000Z', corrections: 0 },
      }),
    ]);
  });

  it('homeCoverage joins the chunks of a home, and leaves out enterprises', async () => {
    const enterprise = { id: 'ent_u', kind: 'enterprise', enterpriseId: 'u', clientId: 'e' } as const;
    await upsertAccount(db, { ...enterprise, subject: 'u', now: START });
    const gap = { start: START, end: START + HOUR, askedAt: START, freshUntil: 0, summary: {}, rows: [] };
    await createSeriesStore(db, log).write(enterprise, KEY, [gap], START);
    expect(await homeCoverage(db, START + 100 * HOUR)).toEqual({
      ...{ storedMs: 96 * HOUR, expectedMs: 100 * HOUR, oldestGapAt: null },
    });
  });

  it('verifyArchive finds no damage in what was written, and names a chunk with one wrong byte', async () => {
    expect(await verifyArchive(db)).toEqual({ chunks: 2, points: 96, bad: [] });
    await db.query(async (tables) => {
      const chunk = await tables.seriesChunk.findFirstOrThrow({ where: { periodStart: new Date('2026-02-01') } });
      const points = new Uint8Array(chunk.points);
      points[30] = (points[30] ?? 0) ^ 1;
      await tables.seriesChunk.updateMany({ where: { periodStart: chunk.periodStart }, data: { points } });
    });
    expect(await verifyArchive(db)).toMatchObject({
      chunks: 2,
      bad: [{ name: 'home_a usage 12:1 hour 2026-02-01', reason: expect.stringContaining('checksum') }],
    });
    // Reading returns the other chunk; the damaged one counts as not stored.
    const span = { start: '2026-01-30T00:00:00Z', end: '2026-02-03T00:00:00Z' };
    const stored = await createSeriesStore(db, log).read(ACCOUNT, KEY, span);
    expect(stored.table.count).toBe(48);
    expect(stored.spans).toHaveLength(1);
  });
});
