import type { TokenScope } from '@/lib/domain/access-tokens';
import type { Viewer } from '@/lib/server/account';

/** A token as its owner sees it. Instants in milliseconds; `lastUsedAt` null before it was used. */
export interface AccessTokenInfo {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: number;
  expiresAt: number;
  lastUsedAt: number | null;
}

/** Who a token stands for, and what it opens. */
export interface AuthenticatedToken {
  viewer: Viewer;
  scope: TokenScope;
}

/** Personal access tokens. Each belongs to a person and stands for what that person may see at each use. */
export interface AccessTokens {
  /** Makes one; `secret` is told here and never again. Throws `bad_request` when the person has too many. */
  create(
    viewer: Viewer,
    wish: { name: string; scope: TokenScope; days: number },
  ): Promise<{ secret: string; token: AccessTokenInfo }>;
  /** The newest first, with those that are over. */
  list(viewer: Viewer): Promise<AccessTokenInfo[]>;
  /** Ends one at once; false when the person has no such token. */
  revoke(viewer: Viewer, id: string): Promise<boolean>;
  /**
   * Who a token stands for. `from`: the address it came from, for counting wrong ones. Throws `token_refused` for one
   * that is unknown, revoked or over, and `limited` after too many of those from one address.
   */
  authenticate(secret: string, from: string): Promise<AuthenticatedToken>;
}
