/** What requests were spent on in one hour: for one purpose and endpoint, others' summed up as `others`. */
export interface SpendLine {
  /** UTC. */
  hourStart: string;
  purpose: string;
  endpoint: string;
  requests: number;
  failed: number;
}

/** Work that gets requests as they become free: an account's own by name, what waits for others as one line. */
export interface QueuedWork {
  id: string;
  purpose: string;
  /** Null for others' work. */
  title: string | null;
  requestsDone: number;
  /** Null where nobody can tell. */
  requestsLeft: number | null;
  /** UTC; null: it runs, or nobody can tell. */
  nextAt: string | null;
  /** `budget`, `sign_in`, `cloud` or `storage`; null while it runs. */
  waitingFor: string | null;
}
