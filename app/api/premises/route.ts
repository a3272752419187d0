import { premisesParams } from '@/lib/contract/premises';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { listPremises } from '@/lib/server/use-cases/list-premises';

export const GET = route({
  params: premisesParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listPremises(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
