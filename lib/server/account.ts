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

/** What a person may do with an enterprise: a `viewer` sees all of it and starts no work that spends its requests. */
export type EnterpriseRole = 'operator' | 'viewer';

/** An enterprise that a person may switch to. `name` is what they choose it by. */
export interface EnterpriseAccess {
  id: string;
  name: string;
  account: AccountRef;
  role: EnterpriseRole;
}

/** Who is asking: made from a session cookie or an access token, checked against their tables. Holds no token. */
export interface Viewer {
  /** Null for who came with an access token. */
  sessionId: string | null;
  home: AccountRef;
  /** Shown in the account menu; never logged. */
  email: string | null;
  /** True only when Copper's auth host said so. */
  emailVerified: boolean;
  /** Enterprises this person may switch to. */
  enterprises: EnterpriseAccess[];
  /** True when Copper no longer accepts the home account's tokens: cached data stays readable. */
  needsSignIn: boolean;
  /** True for who came with a token that may only read: no address starts work for it, whatever its method. */
  readsOnly?: boolean;
}
