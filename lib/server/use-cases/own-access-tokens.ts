import type {
  AccessTokenParams,
  AccessTokenSummary,
  AccessTokensData,
  CreateAccessTokenInput,
  NewAccessTokenData,
} from '@/lib/contract/access-tokens';
import { type ApiAnswer, apiAnswer, completeListCoverage } from '@/lib/contract/api-answer';
import type { Viewer } from '../account';
import { AppError } from '../errors';
import type { AccessTokenInfo } from '../ports/access-tokens';
import type { Context } from '../ports/context';

/** The access tokens of the signed-in person, without the tokens themselves. */
export async function listOwnAccessTokens(ctx: Context, viewer: Viewer): Promise<ApiAnswer<AccessTokensData>> {
  requireSession(viewer);
  const now = ctx.clock();
  const tokens = (await ctx.accessTokens.list(viewer)).map((token) => lineOf(token, now));
  return answerAt(now, { tokens }, tokens.length);
}

/** Makes one, and tells it this once. Throws `bad_request` for one too many. */
export async function createOwnAccessToken(
  ctx: Context,
  viewer: Viewer,
  wish: CreateAccessTokenInput,
): Promise<ApiAnswer<NewAccessTokenData>> {
  requireSession(viewer);
  const { secret, token } = await ctx.accessTokens.create(viewer, wish);
  const now = ctx.clock();
  return answerAt(now, { secret, token: lineOf(token, now) }, 1);
}

/** Ends one at once. Throws `not_found` for what is not the person's own. */
export async function revokeOwnAccessToken(
  ctx: Context,
  viewer: Viewer,
  { tokenId }: AccessTokenParams,
): Promise<void> {
  requireSession(viewer);
  if (await ctx.accessTokens.revoke(viewer, tokenId)) return;
  throw new AppError('not_found', { userMessage: 'There is no such access token. It may have been revoked already.' });
}

/** A token that got into wrong hands must not be able to make others. */
function requireSession({ sessionId }: Viewer): void {
  if (sessionId !== null) return;
  throw new AppError('forbidden', {
    userMessage: 'Access tokens are managed on the site itself, signed in.',
    detail: 'a token asked about tokens',
  });
}

function lineOf(
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

function answerAt<T>(now: number, data: T, count: number): ApiAnswer<T> {
  const at = new Date(now).toISOString();
  return apiAnswer(data, { asOf: at, freshUntil: at, source: 'cache', notice: null }, completeListCoverage(count));
}
