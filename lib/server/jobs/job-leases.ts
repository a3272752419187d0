import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import { releaseLease, takeLease } from '../db/leases';
import type { Leases } from '../ports/jobs';

/** Returns the leases of one runner, in the database that all processes share. */
export function createJobLeases(db: Database, clock: Clock): Leases {
  const holder = randomUUID();
  return {
    take: (name, forMs) => takeLease(db, { name: `job:${name}`, holder, forMs, now: clock() }),
    release: (name) => releaseLease(db, `job:${name}`, holder),
  };
}
