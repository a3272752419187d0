/** Requests used in one hour for one purpose and endpoint; those of other accounts are added up as `others`. */
export interface SpendLine {
  /** UTC. */
  hourStart: string;
  purpose: string;
  endpoint: string;
  requests: number;
  failed: number;
}

/** Work that waits for requests: an account's own by name, that of other accounts as one line. */
export interface QueuedWork {
  id: string;
  purpose: string;
  /** Null for the work of other accounts. */
  title: string | null;
  requestsDone: number;
  /** Null when unknown. */
  requestsLeft: number | null;
  /** UTC; null while it runs, or when unknown. */
  nextAt: string | null;
  /** `budget`, `sign_in`, `cloud` or `storage`; null while it runs. */
  waitingFor: string | null;
}
