import { meterNameBody } from '@/lib/contract/meter-name';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { renameMeter } from '@/lib/server/use-cases/rename-meter';

export const PUT = route({
  body: meterNameBody,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await renameMeter(ctx, viewer, input)),
});

export const { GET, POST, PATCH, DELETE } = methodNotAllowed('PUT');
