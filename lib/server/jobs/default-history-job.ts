import type { AccountRef } from '../account';
import type { Clock } from '../clock';
import type { Archive } from '../ports/archive';
import type { BackfillStore } from '../ports/backfill';
import type { JobSource } from '../ports/jobs';

/** A building with more meters than this has no room left: its history would take its requests for weeks. */
const MAX_METERS = 100;
/** An account whose homes are not loaded yet is looked at again after this: its first page is loading them. */
const NOT_LOADED_RETRY_MS = 15_000;
/** An account with too many meters is looked at again after this. */
const TOO_MANY_RETRY_MS = 10 * 60_000;
const MAX_DUE_ACCOUNTS = 20;

/**
 * Switches history on, by the hour, for home accounts that never chose. What a user chose stays, also to have none. Sends
 * nothing: the backfill that follows has its own pace behind the pages.
 */
export function createDefaultHistoryJobs(deps: {
  store: Pick<BackfillStore, 'accountsWithoutPlan' | 'startPlan'>;
  archive: Pick<Archive, 'storedPremises'>;
  clock: Clock;
}): JobSource {
  const { store, archive, clock } = deps;
  const nextAt = new Map<string, number>();

  async function step(account: AccountRef): Promise<false> {
    const premises = await archive.storedPremises(account);
    const meters = premises.reduce((count, premise) => count + premise.meters.length, 0);
    if (meters === 0) nextAt.set(account.id, clock() + NOT_LOADED_RETRY_MS);
    else if (meters > MAX_METERS) nextAt.set(account.id, clock() + TOO_MANY_RETRY_MS);
    else await store.startPlan(account.id, ['hour']);
    return false;
  }

  return {
    async due() {
      const now = clock();
      for (const [id, at] of nextAt) if (at <= now) nextAt.delete(id);
      const accounts = await store.accountsWithoutPlan([...nextAt.keys()], MAX_DUE_ACCOUNTS);
      return accounts.map((account) => ({ name: `default-history:${account.id}`, step: () => step(account) }));
    },
  };
}
