import type { Database } from './database';
import { timeOf } from './statement';

/** Identifies a limit: side of the cloud's API (`home`, `enterprise`), resource and granularity. */
export interface RangeLimitKey {
  side: string;
  resource: string;
  granularity: string;
}

/** How long a range may be, in intervals, as learned from the cloud's refusals. The same for all accounts. */
export interface RangeLimits {
  /** The shortest range that was refused as too long. */
  refused: number;
  /** The longest range that was accepted since; null when none was. */
  accepted: number | null;
  /** When it was refused, in milliseconds. */
  learnedAt: number;
}

/** Returns the learned limits, or null when no range was refused. */
export async function findRangeLimits(db: Database, kind: RangeLimitKey): Promise<RangeLimits | null> {
  const [row] = await db.select({
    sql: `SELECT "intervals", "accepted", "learnedAt" FROM "RefusedRange"
      WHERE "side" = ? AND "resource" = ? AND "granularity" = ?`,
    values: [kind.side, kind.resource, kind.granularity],
  });
  if (!row) return null;
  const [intervals, accepted, learnedAt] = row;
  return {
    refused: Number(intervals),
    accepted: accepted === null ? null : Number(accepted),
    learnedAt: timeOf(learnedAt),
  };
}

/** Stores learned limits in place of the previous ones. */
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
