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
