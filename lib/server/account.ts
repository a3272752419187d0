/** A Copper account that rows belong to. Every read and write of stored data names one. */
export interface AccountRef {
  /** Our id: `home_…` for a user, `ent_…` for an enterprise client. */
  id: string;
  kind: 'home' | 'enterprise';
  /** The enterprise's id in API paths; null for a home account. */
  enterpriseId: string | null;
  /** The OAuth client of the account's tokens. Copper counts requests per client. */
  clientId: string;
  /**
   * The only premise that may be seen of it, for a guest. Lists of premises and alerts have no other, and with them all
   * that is looked up in these.
   */
  onlyPremise?: string;
}

/** The role of a user in an enterprise. A `viewer` sees everything but can't start work that uses its requests. */
export type EnterpriseRole = 'operator' | 'viewer';

/** An enterprise that a user may switch to. `name` is shown in the account menu. */
export interface EnterpriseAccess {
  id: string;
  name: string;
  account: AccountRef;
  role: EnterpriseRole;
}

/** What a viewer is told who is a guest: someone with the link to one home. */
export interface GuestOf {
  /** The name that the household gave the guest. */
  name: string;
  /** Milliseconds. */
  until: number;
}

/** The user of a request, from a session cookie or an access token that was checked. Contains no token. */
export interface Viewer {
  /** Null for a request with an access token. */
  sessionId: string | null;
  home: AccountRef;
  /** Shown in the account menu; never logged. */
  email: string | null;
  /** True only when Copper's auth host says so. */
  emailVerified: boolean;
  /** Enterprises that this user may switch to. */
  enterprises: EnterpriseAccess[];
  /** True for a user who looks after this site; see COPPER_ADMINS. */
  isAdmin?: boolean;
  /** True when Copper does not accept the home account's tokens. Stored data stays readable. */
  needsSignIn: boolean;
  /** True when that is because the user has signed out with another session. */
  signedOutElsewhere?: boolean;
  /** True for an access token that may only read, and for a guest: no route starts work for it. */
  readsOnly?: boolean;
  /** Set for a guest, whose `home` has an `onlyPremise`. Only what says so is open to guests. */
  guest?: GuestOf;
}
