import { z } from 'zod';
import { MAX_TOKEN_NAME_LENGTH, TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '../domain/access-tokens';

const DAYS = `Give one of ${TOKEN_DAYS.join(', ')}.`;

export const createAccessTokenBody = z.strictObject({
  name: z
    .string({ error: 'Give the token a name.' })
    .trim()
    .min(1, 'Give the token a name.')
    .max(MAX_TOKEN_NAME_LENGTH, `A name has at most ${MAX_TOKEN_NAME_LENGTH} letters.`),
  scope: z.enum(TOKEN_SCOPES, { error: `Give one of ${TOKEN_SCOPES.join(', ')}.` }),
  days: z.literal(TOKEN_DAYS, { error: DAYS }),
});
export type CreateAccessTokenInput = z.infer<typeof createAccessTokenBody>;

export const accessTokenParams = z.object({ tokenId: z.string().min(1).max(200) });
export type AccessTokenParams = z.infer<typeof accessTokenParams>;

/** A token as its owner sees it; the token itself is not among it. Instants are UTC. */
export interface AccessTokenSummary {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: string;
  expiresAt: string;
  /** To the minute; null before it was used. */
  lastUsedAt: string | null;
  /** False when it has expired. */
  works: boolean;
}

export interface AccessTokensData {
  /** The newest first. */
  tokens: AccessTokenSummary[];
}

export interface NewAccessTokenData {
  /** The token itself: told this once. */
  secret: string;
  token: AccessTokenSummary;
}
