import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Database } from './database';

/**
 * Counts one try under `key` and returns the count in the current window, including this try. The first try after
 * `windowMs` starts a new window. Concurrent tries get different counts. A try above `max` is only read, not counted: a
 * flood must not keep the database busy with writes that change nothing.
 */
export async function countAttempt(
  db: Database,
  key: string,
  windowMs: number,
  now: number,
  max = Number.POSITIVE_INFINITY,
): Promise<number> {
  const windowStart = new Date(now);
  // A window that starts in the future was started with a wrong clock.
  const isCurrent = (row: { windowStart: Date } | null) => {
    const age = row ? now - row.windowStart.getTime() : windowMs;
    return age < windowMs && age >= -CLOCK_TOLERANCE_MS;
  };
  if (Number.isFinite(max)) {
    const row = await db.query((tables) => tables.attemptCounter.findUnique({ where: { key } }));
    if (row && isCurrent(row) && row.count > max) return row.count;
  }
  return db.transaction(async (tables) => {
    const row = await tables.attemptCounter.findUnique({ where: { key } });
    if (isCurrent(row)) {
      const { count } = await tables.attemptCounter.update({ where: { key }, data: { count: { increment: 1 } } });
      return count;
    }
    await tables.attemptCounter.upsert({
      where: { key },
      create: { key, windowStart, count: 1 },
      update: { windowStart, count: 1 },
    });
    return 1;
  });
}

/** Deletes a counter, after a try that succeeded. */
export async function clearAttempts(db: Database, key: string): Promise<void> {
  await db.query((tables) => tables.attemptCounter.deleteMany({ where: { key } }));
}

/** Deletes counters whose window started before `before` (milliseconds). Returns how many. */
export async function pruneCounters(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.attemptCounter.deleteMany({ where: { windowStart: { lt: new Date(before) } } }),
  );
  return count;
}
