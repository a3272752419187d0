import { costsParams } from '@/lib/contract/costs';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getCosts } from '@/lib/server/use-cases/get-costs';

export const GET = route({
  params: costsParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getCosts(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
