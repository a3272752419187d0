/** A guest of a home as its household sees it. Times in milliseconds; `lastSeenAt` is null before the first visit. */
export interface GuestInfo {
  id: string;
  premiseId: string;
  name: string;
  createdAt: number;
  expiresAt: number;
  lastSeenAt: number | null;
}

/** The guests of accounts. Every method takes an account. */
export interface Guests {
  /**
   * Lets someone with the secret look at one premise until `expiresAt`. `secret` is returned only here. Throws
   * `bad_request` when the account has too many guests.
   */
  invite(
    accountId: string,
    guest: Pick<GuestInfo, 'premiseId' | 'name' | 'expiresAt'>,
  ): Promise<{ secret: string; guest: GuestInfo }>;
  /** Returns the guests of an account, newest first, including those whose time is over. */
  list(accountId: string): Promise<GuestInfo[]>;
  /** Ends a guest's access at once. Returns false when the account has no such guest. */
  end(accountId: string, id: string): Promise<boolean>;
}
