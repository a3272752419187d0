import { seriesParams } from '@/lib/contract/series';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getSeries } from '@/lib/server/use-cases/get-series';

export const GET = route({
  params: seriesParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getSeries(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
