import { z } from 'zod';
import { createAccessTokenBody } from '@/lib/contract/access-tokens';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { createOwnAccessToken, listOwnAccessTokens } from '@/lib/server/use-cases/own-access-tokens';

export const GET = route({
  params: z.object({}),
  scope: 'none',
  handle: async (ctx, viewer, _input, request) => jsonResponse(request, await listOwnAccessTokens(ctx, viewer)),
});

export const POST = route({
  body: createAccessTokenBody,
  handle: async (ctx, viewer, input) =>
    Response.json(await createOwnAccessToken(ctx, viewer, input), {
      status: 201,
      headers: { 'Cache-Control': 'private, no-store' },
    }),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
