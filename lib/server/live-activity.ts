import type { Clock } from './clock';

const ACTIVE_MS = 10 * 60_000;

/**
 * Which premises somebody is looking at, for each client identity: the live pace divides the budget among them.
 * Kept in memory: after a restart it fills again with the first polls.
 */
export interface LiveActivity {
  /** Notes that a premise is looked at and returns how many of the same client identity are (at least 1). */
  touch(clientId: string, accountId: string, premiseId: string): number;
  /** How many premises of a client identity are looked at. */
  count(clientId: string): number;
}

export function createLiveActivity(clock: Clock): LiveActivity {
  const seen = new Map<string, Map<string, number>>();

  function forget(ofClient: Map<string, number>): number {
    const now = clock();
    for (const [key, at] of ofClient) if (now - at > ACTIVE_MS) ofClient.delete(key);
    return ofClient.size;
  }
  return {
    touch(clientId, accountId, premiseId) {
      const ofClient = seen.get(clientId) ?? new Map<string, number>();
      seen.set(clientId, ofClient);
      ofClient.set(`${accountId} ${premiseId}`, clock());
      return forget(ofClient);
    },
    count: (clientId) => forget(seen.get(clientId) ?? new Map()),
  };
}
