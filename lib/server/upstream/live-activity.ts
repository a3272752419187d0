import type { Clock } from '../clock';
import type { LiveActivity } from '../ports/live-activity';

/** A premise counts for this many of its polling intervals, so that one late poll does not drop it. */
const COUNTED_INTERVALS = 2.5;
/** The fastest polling interval, in seconds: the assumed one until `pollsEvery` gives it. */
const MIN_INTERVAL_SECONDS = 60;

/** Creates the in-memory `LiveActivity`. A premise that is no longer polled stops counting soon after its next poll is due. */
export function createLiveActivity(clock: Clock): LiveActivity {
  const expiries = new Map<string, Map<string, number>>();

  const keyOf = (accountId: string, premiseId: string) => `${accountId} ${premiseId}`;
  const expiryOf = (seconds: number) => clock() + Math.max(seconds, MIN_INTERVAL_SECONDS) * COUNTED_INTERVALS * 1000;

  function countActive(premises: Map<string, number>): number {
    const now = clock();
    for (const [key, expiry] of premises) if (now > expiry) premises.delete(key);
    return premises.size;
  }
  return {
    touch(clientId, accountId, premiseId) {
      const premises = expiries.get(clientId) ?? new Map<string, number>();
      expiries.set(clientId, premises);
      premises.set(keyOf(accountId, premiseId), expiryOf(MIN_INTERVAL_SECONDS));
      return countActive(premises);
    },
    pollsEvery(clientId, accountId, premiseId, seconds) {
      expiries.get(clientId)?.set(keyOf(accountId, premiseId), expiryOf(seconds));
    },
    count: (clientId) => countActive(expiries.get(clientId) ?? new Map()),
  };
}
