import type { AccountRef } from './account';
import type { Archive } from './archive/types';
import type { Clock } from './clock';
import type { LiveActivity } from './live-activity';
import type { BudgetState } from './upstream/types';

/** A row of the budget page: what requests were spent on, per purpose and endpoint, within the last day. */
export interface SpendRow {
  hourStart: string;
  purpose: string;
  endpoint: string;
  requests: number;
  failed: number;
}

export interface BudgetReader {
  state(account: AccountRef): Promise<BudgetState>;
  /** The last 24 hours, newest first; only requests sent for this account are named, others are one row 'others'. */
  spend(account: AccountRef): Promise<SpendRow[]>;
}

/** What use cases may touch. Built once by `context.ts`. */
export interface Context {
  archive: Archive;
  budget: BudgetReader;
  activity: LiveActivity;
  clock: Clock;
}
