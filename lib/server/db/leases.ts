import { CLOCK_TOLERANCE_MS } from '@/lib/domain/clock-tolerance';
import type { Database } from './database';

/**
 * A lease: one process at a time holds it, by name, to run a job or to fetch a series. It expires after `forMs`, so a
 * process that died blocks the others no longer than that. A holder that needs more time renews it before it expires.
 */
interface LeaseRequest {
  /** For example `backfill:<account>`. */
  name: string;
  /** Unique for each process or job run. */
  holder: string;
  forMs: number;
  /** Milliseconds. */
  now: number;
}

/** Takes the lease, or renews it for its holder. Returns false while another holder has it. */
export function takeLease(db: Database, { name, holder, forMs, now }: LeaseRequest): Promise<boolean> {
  const expiresAt = new Date(now + forMs);
  return db.transaction(async (tables) => {
    const row = await tables.lease.findUnique({ where: { name } });
    const endsIn = row ? row.expiresAt.getTime() - now : 0;
    // An expiry further ahead than any lease lasts was written under a wrong clock.
    const isTaken = endsIn > 0 && endsIn <= forMs + CLOCK_TOLERANCE_MS;
    if (isTaken && row?.holder !== holder) return false;
    await tables.lease.upsert({ where: { name }, create: { name, holder, expiresAt }, update: { holder, expiresAt } });
    return true;
  });
}

/** Deletes the lease if `holder` still has it. */
export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.query((tables) => tables.lease.deleteMany({ where: { name, holder } }));
}

/** Deletes leases that expired before `before` (milliseconds): their holders died. Returns how many. */
export async function pruneLeases(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.lease.deleteMany({ where: { expiresAt: { lt: new Date(before) } } }),
  );
  return count;
}
