import { z } from 'zod';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { publicJson } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';

/** Whether the process is alive: 200, whatever fails. Needs no sign-in. */
export const GET = route({
  scope: 'public',
  params: z.object({}),
  handle: async () => publicJson({ status: 'ok' }),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
