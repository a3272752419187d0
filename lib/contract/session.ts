/** The ways to sign in; each is offered only where it can work. */
export type SignInMethod = 'copper' | 'copper-email' | 'copper-code';

/** Who is signed in, as far as the browser needs to know. Holds no token. */
export interface SessionData {
  email: string | null;
  /** `viewer`: may look, but start no report or fetching of history. At home everybody is an `operator`. */
  accounts: { id: string; label: string; role: 'operator' | 'viewer' }[];
  /** True when Copper no longer accepts this account's tokens: what is held stays readable. */
  needsSignIn: boolean;
}
