/** A Copper identity that rows belong to. Every read and write of stored data names one. */
export interface AccountRef {
  /** Our own id: `home_…` for a person, `ent_…` for an enterprise client. */
  id: string;
  kind: 'home' | 'enterprise';
  /** The enterprise's id in API paths; null for a home account. */
  enterpriseId: string | null;
  /** The OAuth client the account's tokens were issued to: the identity that Copper counts requests for. */
  clientId: string;
}

/** Who is asking: made from the session cookie, checked against the session table. Holds no token. */
export interface Viewer {
  sessionId: string;
  home: AccountRef;
  /** Shown in the account menu; never logged. */
  email: string | null;
  /** True only when Copper's auth host said so. */
  emailVerified: boolean;
  /** Enterprises this person may switch to. */
  enterprises: { id: string; account: AccountRef }[];
  /** True when Copper no longer accepts the home account's tokens: cached data stays readable. */
  needsSignIn: boolean;
}
