import type { Database } from './database';

/** Names a kind of range: which side of the cloud's API (`home`, `enterprise`), what, in which granularity. */
export interface RangeLimitKey {
  side: string;
  resource: string;
  granularity: string;
}

/** What the cloud has told of how long a range of a kind may be, in intervals. Of the cloud, not of an account. */
export interface RangeLimits {
  /** The shortest that it refused as too long. */
  refused: number;
  /** The longest that it took since; null before one was. */
  accepted: number | null;
  /** When it refused, in milliseconds. */
  learnedAt: number;
}

/** What is known of a kind of range; null when nothing was ever refused. */
export async function findRangeLimits(db: Database, kind: RangeLimitKey): Promise<RangeLimits | null> {
  const row = await db.query((tables) =>
    tables.refusedRange.findUnique({ where: { side_resource_granularity: { ...kind } } }),
  );
  return row && { refused: row.intervals, accepted: row.accepted, learnedAt: row.learnedAt.getTime() };
}

/** Stores what was learned in place of what was known. */
export async function saveRangeLimits(db: Database, kind: RangeLimitKey, limits: RangeLimits): Promise<void> {
  const { refused, accepted, learnedAt } = limits;
  const columns = { intervals: refused, accepted, learnedAt: new Date(learnedAt) };
  await db.query((tables) =>
    tables.refusedRange.upsert({
      where: { side_resource_granularity: { ...kind } },
      create: { ...kind, ...columns },
      update: columns,
    }),
  );
}
