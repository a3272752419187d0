import { z } from 'zod';
import { accessTokenWish } from '@/lib/contract/access-tokens';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { postRoute } from '@/lib/server/http/post-route';
import { route } from '@/lib/server/http/route';
import { createAccessToken, listAccessTokens } from '@/lib/server/use-cases/own-access-tokens';

export const GET = route({
  params: z.object({}),
  scope: 'none',
  handle: async (ctx, viewer, _input, request) => json(request, await listAccessTokens(ctx, viewer)),
});

export const POST = postRoute({
  body: accessTokenWish,
  handle: async (ctx, viewer, input) =>
    Response.json(await createAccessToken(ctx, viewer, input), {
      status: 201,
      headers: { 'Cache-Control': 'private, no-store' },
    }),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
