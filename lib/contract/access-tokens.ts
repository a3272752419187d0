import { z } from 'zod';
import { MAX_TOKEN_NAME_LENGTH, TOKEN_DAYS, TOKEN_SCOPES } from '../domain/access-tokens';
import type { accessTokensSchema, newAccessTokenSchema } from './schemas/account';

const DAYS = `Give one of ${TOKEN_DAYS.join(', ')}.`;

export const createAccessTokenBody = z.strictObject({
  name: z
    .string({ error: 'Give the token a name.' })
    .trim()
    .min(1, 'Give the token a name.')
    .max(MAX_TOKEN_NAME_LENGTH, `A name has at most ${MAX_TOKEN_NAME_LENGTH} characters.`),
  scope: z.enum(TOKEN_SCOPES, { error: `Give one of ${TOKEN_SCOPES.join(', ')}.` }),
  days: z.literal(TOKEN_DAYS, { error: DAYS }),
});
export type CreateAccessTokenInput = z.infer<typeof createAccessTokenBody>;

export const accessTokenParams = z.object({ tokenId: z.string().min(1).max(200) });
export type AccessTokenParams = z.infer<typeof accessTokenParams>;

export type AccessTokensData = z.infer<typeof accessTokensSchema>;
/** A token as its owner sees it, without its secret. */
export type AccessTokenSummary = AccessTokensData['tokens'][number];
export type NewAccessTokenData = z.infer<typeof newAccessTokenSchema>;
