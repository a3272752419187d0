import { premiseParams } from '@/lib/contract/premises';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getLive } from '@/lib/server/use-cases/get-live';

export const GET = route({
  params: premiseParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getLive(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
