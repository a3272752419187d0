import { z } from 'zod';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getSite } from '@/lib/server/use-cases/site-admin';

export const GET = route({
  params: z.object({}),
  scope: 'none',
  handle: async (ctx, viewer, _input, request) => jsonResponse(request, await getSite(ctx, viewer)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
