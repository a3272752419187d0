import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Database } from './database';

/**
 * Counts one try under `key` and returns the count within the current window, this one included. The first try
 * after `windowMs` begins a new window. Concurrent tries each get a count of their own.
 */
export function countAttempt(db: Database, key: string, windowMs: number, now: number): Promise<number> {
  const windowStart = new Date(now);
  return db.transaction(async (tables) => {
    const row = await tables.attemptCounter.findUnique({ where: { key } });
    const began = row ? now - row.windowStart.getTime() : windowMs;
    // A window that begins in the future was begun under a clock that was wrong.
    if (began < windowMs && began >= -CLOCK_TOLERANCE_MS) {
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

/** Forgets a counter, after a try that succeeded. */
export async function clearAttempts(db: Database, key: string): Promise<void> {
  await db.query((tables) => tables.attemptCounter.deleteMany({ where: { key } }));
}

/** Forgets counters whose window began before `before` (milliseconds). */
export async function pruneCounters(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.attemptCounter.deleteMany({ where: { windowStart: { lt: new Date(before) } } }),
  );
  return count;
}
