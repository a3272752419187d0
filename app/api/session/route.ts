import { z } from 'zod';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getSession } from '@/lib/server/use-cases/get-session';

export const GET = route({
  params: z.object({}),
  handle: async (ctx, viewer, _input, request) => json(request, await getSession(ctx, viewer)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
