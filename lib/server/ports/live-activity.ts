/**
 * Which premises are on screen, for each client identity: the live pace divides the budget among them. Held in memory;
 * after a restart the first polls fill it again.
 */
export interface LiveActivity {
  /** Records a poll of a premise. Returns how many premises of the client identity are on screen, at least 1. */
  touch(clientId: string, accountId: string, premiseId: string): number;
  /** Tells how soon the premise is polled again if it stays on screen; after that it stops counting. */
  pollsEvery(clientId: string, accountId: string, premiseId: string, seconds: number): void;
  /** Returns how many premises of a client identity are on screen. */
  count(clientId: string): number;
}
