import type {
  AccessTokenParams,
  AccessTokenSummary,
  AccessTokensData,
  CreateAccessTokenInput,
  NewAccessTokenData,
} from '@/lib/contract/access-tokens';
import { type ApiAnswer, currentAnswer } from '@/lib/contract/api-answer';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import type { AccessTokenInfo } from '../ports/access-tokens';
import type { Context } from '../ports/context';

/** Returns the access tokens of the signed-in user, without their secrets. */
export async function listOwnAccessTokens(ctx: Context, viewer: Viewer): Promise<ApiAnswer<AccessTokensData>> {
  requireSession(viewer);
  const now = ctx.clock();
  const tokens = (await ctx.accessTokens.list(viewer)).map((token) => toSummary(token, now));
  return currentAnswer({ tokens }, tokens.length, now);
}

/** Creates a token and returns its secret, which is shown only once. Throws `bad_request` if there are too many. */
export async function createOwnAccessToken(
  ctx: Context,
  viewer: Viewer,
  input: CreateAccessTokenInput,
): Promise<ApiAnswer<NewAccessTokenData>> {
  requireSession(viewer);
  const { secret, token } = await ctx.accessTokens.create(viewer, input);
  const now = ctx.clock();
  return currentAnswer({ secret, token: toSummary(token, now) }, 1, now);
}

/** Revokes a token immediately. Throws `not_found` for one that is not the user's. */
export async function revokeOwnAccessToken(
  ctx: Context,
  viewer: Viewer,
  { tokenId }: AccessTokenParams,
): Promise<void> {
  requireSession(viewer);
  if (await ctx.accessTokens.revoke(viewer, tokenId)) return;
  throw new AppError('not_found', {
    userMessage: 'This access token does not exist. It may have been revoked already.',
  });
}

/** A stolen token must not be able to create others. */
function requireSession({ sessionId }: Viewer): void {
  if (sessionId !== null) return;
  throw new AppError('forbidden', {
    userMessage: 'Access tokens can only be managed in the browser, signed in.',
    detail: 'an access token tried to manage access tokens',
  });
}

function toSummary(
  { id, name, scope, createdAt, expiresAt, lastUsedAt }: AccessTokenInfo,
  now: number,
): AccessTokenSummary {
  return {
    id,
    name,
    scope,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
    works: expiresAt > now,
  };
}
