import { premiseParams } from '@/lib/contract/premises';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getPremise } from '@/lib/server/use-cases/get-premise';

export const GET = route({
  params: premiseParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getPremise(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
