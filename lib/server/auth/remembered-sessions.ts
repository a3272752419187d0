import { BoundedMap } from '@/lib/domain/bounded-map';
import type { Clock } from '@/lib/server/clock';

/** A page sends several requests at once, and polls. A sign-out in another process is noticed after this time. */
const REMEMBER_MS = 10_000;
const MAX_SESSIONS = 10_000;

/** Keeps sessions in memory for some seconds. */
export interface RememberedSessions<Session> {
  /** Returns a session from memory, else what `load` returns; null is not remembered. */
  get(sessionId: string, load: () => Promise<Session | null>): Promise<Session | null>;
  /** Forgets all. Call it after a session or the tokens of an account have changed. */
  forget(): void;
}

/** Returns an empty memory of sessions. A session that was being loaded when `forget` was called is not remembered. */
export function createRememberedSessions<Session extends { expiresAt: number }>(
  clock: Clock,
): RememberedSessions<Session> {
  let entries = new BoundedMap<string, { session: Session; at: number }>(MAX_SESSIONS);

  return {
    async get(sessionId, load) {
      const now = clock();
      const known = entries.get(sessionId);
      const age = known ? now - known.at : Number.POSITIVE_INFINITY;
      if (known && age >= 0 && age < REMEMBER_MS && now < known.session.expiresAt) return known.session;
      const current = entries;
      const session = await load();
      if (session) current.set(sessionId, { session, at: now });
      return session;
    },
    forget() {
      entries = new BoundedMap(MAX_SESSIONS);
    },
  };
}
