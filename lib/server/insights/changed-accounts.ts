import type { AccountRef } from '../account';
import type { Clock } from '../clock';

/** A check waits until nothing was stored for this long, so that a history that is being saved is checked once. */
const QUIET_MS = 10_000;
/** It waits no longer than this, and the next one comes no sooner after it. */
const MAX_WAIT_MS = 60_000;

/**
 * Home accounts with new usage that was not checked yet. Held in memory: after a restart, the next stored usage of an
 * account adds it again, and a check reads everything that is stored.
 */
export interface ChangedAccounts {
  add(account: AccountRef): void;
  /** Returns the accounts to check now. */
  due(): AccountRef[];
  /** Marks an account as being checked; what is stored from now on counts as new. */
  take(accountId: string): void;
}

export function createChangedAccounts(clock: Clock): ChangedAccounts {
  const waiting = new Map<string, { account: AccountRef; firstAt: number; lastAt: number }>();
  const checkedAt = new Map<string, number>();
  return {
    add(account) {
      if (account.kind !== 'home') return;
      const now = clock();
      // Also when a guest's page stored it: a check is of all homes.
      const whole = { ...account, onlyPremise: undefined };
      waiting.set(account.id, { account: whole, firstAt: waiting.get(account.id)?.firstAt ?? now, lastAt: now });
    },
    due() {
      const now = clock();
      return [...waiting.values()]
        .filter(({ account, firstAt, lastAt }) => {
          const checked = checkedAt.get(account.id) ?? Number.NEGATIVE_INFINITY;
          return (now - lastAt >= QUIET_MS || now - firstAt >= MAX_WAIT_MS) && now - checked >= MAX_WAIT_MS;
        })
        .map(({ account }) => account);
    },
    take(accountId) {
      waiting.delete(accountId);
      checkedAt.set(accountId, clock());
    },
  };
}
