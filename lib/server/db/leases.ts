import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Database } from './database';

/**
 * A right that one process at a time holds, by name: to run a job, to fill a series. It ends by itself after
 * `forMs`, so a process that died blocks the others no longer than that; a holder with more to do renews it in time.
 */
interface LeaseRequest {
  /** What is held, e.g. `backfill:<account>`. */
  name: string;
  /** Who asks: one text for each process or job run. */
  holder: string;
  forMs: number;
  /** Milliseconds. */
  now: number;
}

/** Takes the lease, or renews one's own; false while somebody else holds it. */
export function takeLease(db: Database, { name, holder, forMs, now }: LeaseRequest): Promise<boolean> {
  const expiresAt = new Date(now + forMs);
  return db.transaction(async (tables) => {
    const row = await tables.lease.findUnique({ where: { name } });
    const endsIn = row ? row.expiresAt.getTime() - now : 0;
    // One that ends later than any does was taken under a clock that was wrong.
    const isTaken = endsIn > 0 && endsIn <= forMs + CLOCK_TOLERANCE_MS;
    if (isTaken && row?.holder !== holder) return false;
    await tables.lease.upsert({ where: { name }, create: { name, holder, expiresAt }, update: { holder, expiresAt } });
    return true;
  });
}

/** Gives back a lease that `holder` still has. */
export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.query((tables) => tables.lease.deleteMany({ where: { name, holder } }));
}

/** Forgets leases that were over before `before` (milliseconds): their holders died. How many. */
export async function pruneLeases(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.lease.deleteMany({ where: { expiresAt: { lt: new Date(before) } } }),
  );
  return count;
}
