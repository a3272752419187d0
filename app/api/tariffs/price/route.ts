import { savePriceBody } from '@/lib/contract/tariffs';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { savePrice } from '@/lib/server/use-cases/tariffs';

export const POST = route({
  body: savePriceBody,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await savePrice(ctx, viewer, input)),
});

export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
