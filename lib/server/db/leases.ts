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

const TAKE = `INSERT INTO "Lease" ("name", "holder", "expiresAt") VALUES (?, ?, ?)
  ON CONFLICT ("name") DO UPDATE SET "holder" = excluded."holder", "expiresAt" = excluded."expiresAt"
  WHERE "Lease"."holder" = excluded."holder" OR "Lease"."expiresAt" <= ? OR "Lease"."expiresAt" > ?
  RETURNING "name"`;

/** Takes the lease, or renews it for its holder. Returns false while another holder has it. */
export async function takeLease(db: Database, { name, holder, forMs, now }: LeaseRequest): Promise<boolean> {
  const expiresAt = new Date(now + forMs);
  // An expiry further ahead than any lease lasts was written under a wrong clock.
  const latest = new Date(now + forMs + CLOCK_TOLERANCE_MS);
  const taken = await db.write({ sql: TAKE, values: [name, holder, expiresAt, new Date(now), latest] });
  return taken.length > 0;
}

/** Deletes the lease if `holder` still has it. */
export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.write({ sql: 'DELETE FROM "Lease" WHERE "name" = ? AND "holder" = ?', values: [name, holder] });
}

/** Deletes leases that expired before `before` (milliseconds): their holders died. Returns how many. */
export async function pruneLeases(db: Database, before: number): Promise<number> {
  const { count } = await db.query((tables) =>
    tables.lease.deleteMany({ where: { expiresAt: { lt: new Date(before) } } }),
  );
  return count;
}
