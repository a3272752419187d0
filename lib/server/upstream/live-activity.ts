import type { Clock } from '../clock';
import type { LiveActivity } from '../ports/live-activity';

const ACTIVE_MS = 10 * 60_000;

/** Creates the in-memory `LiveActivity`. A premise counts for ten minutes after its last poll. */
export function createLiveActivity(clock: Clock): LiveActivity {
  const lastPolls = new Map<string, Map<string, number>>();

  function countActive(polls: Map<string, number>): number {
    const now = clock();
    for (const [key, at] of polls) if (now - at > ACTIVE_MS) polls.delete(key);
    return polls.size;
  }
  return {
    touch(clientId, accountId, premiseId) {
      const polls = lastPolls.get(clientId) ?? new Map<string, number>();
      lastPolls.set(clientId, polls);
      polls.set(`${accountId} ${premiseId}`, clock());
      return countActive(polls);
    },
    count: (clientId) => countActive(lastPolls.get(clientId) ?? new Map()),
  };
}
