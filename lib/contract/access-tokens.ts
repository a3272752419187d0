import { z } from 'zod';
import { LONGEST_TOKEN_NAME, TOKEN_DAYS, TOKEN_SCOPES, type TokenScope } from '../domain/access-tokens';

const DAYS = `Give one of ${TOKEN_DAYS.join(', ')}.`;

export const accessTokenWish = z.strictObject({
  name: z
    .string({ error: 'Give the token a name.' })
    .trim()
    .min(1, 'Give the token a name.')
    .max(LONGEST_TOKEN_NAME, `A name has at most ${LONGEST_TOKEN_NAME} letters.`),
  scope: z.enum(TOKEN_SCOPES, { error: `Give one of ${TOKEN_SCOPES.join(', ')}.` }),
  days: z.literal(TOKEN_DAYS, { error: DAYS }),
});
export type AccessTokenWish = z.infer<typeof accessTokenWish>;

export const accessTokenParams = z.object({ tokenId: z.string().min(1).max(200) });
export type AccessTokenParams = z.infer<typeof accessTokenParams>;

/** A token as its owner sees it; the token itself is not among it. Instants are UTC. */
export interface AccessTokenLine {
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
  tokens: AccessTokenLine[];
}

export interface NewAccessTokenData {
  /** The token itself: told this once. */
  secret: string;
  token: AccessTokenLine;
}
