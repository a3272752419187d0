import type { Clock } from '../clock';
import type { LiveActivity } from '../ports/live-activity';

const ACTIVE_MS = 10 * 60_000;

/** See `LiveActivity`. */
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
