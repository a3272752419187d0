import { z } from 'zod';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getSession } from '@/lib/server/use-cases/get-session';

export const GET = route({
  params: z.object({}),
  guests: true,
  handle: async (ctx, viewer, _input, request) => jsonResponse(request, await getSession(ctx, viewer)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
