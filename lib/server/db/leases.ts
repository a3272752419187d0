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
    if (row && row.holder !== holder && row.expiresAt.getTime() > now) return false;
    await tables.lease.upsert({ where: { name }, create: { name, holder, expiresAt }, update: { holder, expiresAt } });
    return true;
  });
}

/** Gives back a lease that `holder` still has. */
export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.query((tables) => tables.lease.deleteMany({ where: { name, holder } }));
}
