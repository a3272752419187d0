import type { Alert, AlertContent, AlertFeedback } from '@/lib/domain/insight/alerts';
import type { Finding } from '@/lib/domain/insight/finding';
import type { AccountRef } from '../account';

/** A finding about a meter, and what an alert stores of it; null unless it is active. */
export interface FoundAlert {
  finding: Finding;
  content: AlertContent | null;
}

/** What a check changed, for whatever passes alerts on. */
export interface AlertChange {
  alertId: string;
  change: 'opened' | 'closed';
}

/** Stores the alerts of accounts. Every method takes an account. */
export interface AlertStore {
  /** Returns the alerts of the last year, open ones first, then the newest first. */
  list(account: AccountRef): Promise<Alert[]>;
  /** Returns how many alerts are open, without those that the user expects. */
  countOpen(account: AccountRef): Promise<number>;
  /**
   * Opens, updates and closes alerts by what the rules found about a meter, in one transaction. `knownUntil`: the end of
   * the newest reading, in milliseconds. Returns what was opened and closed.
   */
  apply(
    accountId: string,
    meter: Pick<Alert, 'premiseId' | 'meterId' | 'meterType' | 'knownUntil'>,
    found: readonly FoundAlert[],
  ): Promise<AlertChange[]>;
  /**
   * Stores what the user says about an alert; null takes it back. `expected` keeps its rule quiet about its meter for
   * `QUIET_DAYS`. Returns false when the account has no such alert.
   */
  giveFeedback(accountId: string, alertId: string, feedback: AlertFeedback | null): Promise<boolean>;
}
