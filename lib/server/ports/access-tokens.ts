import type { TokenScope } from '@/lib/domain/access-tokens';
import type { Viewer } from '@/lib/server/account';

/** An access token as its owner sees it. Times in milliseconds; `lastUsedAt` is null before the first use. */
export interface AccessTokenInfo {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
}

/** The owner of a token as a viewer, and the scope of the token. */
export interface AuthenticatedToken {
  viewer: Viewer;
  scope: TokenScope;
}

/** Personal access tokens. A token allows what its owner may see at the time of use. */
export interface AccessTokens {
  /** Creates a token. `secret` is returned only here. Throws `bad_request` when the user has too many. */
  create(
    viewer: Viewer,
    options: { name: string; scope: TokenScope; days: number },
  ): Promise<{ secret: string; token: AccessTokenInfo }>;
  /** Returns the tokens of the user, newest first, including expired ones. */
  list(viewer: Viewer): Promise<AccessTokenInfo[]>;
  /** Revokes a token immediately. Returns false when the user has no such token. */
  revoke(viewer: Viewer, id: string): Promise<boolean>;
  /**
   * Returns the owner of a token. `from` is the client address, for counting wrong tokens. Throws `token_refused` for
   * an unknown, revoked or expired token, and `limited` after too many of those from one address.
   */
  authenticate(secret: string, from: string): Promise<AuthenticatedToken>;
}
