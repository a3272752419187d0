import { seriesParams } from '@/lib/contract/series';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getSeries } from '@/lib/server/use-cases/get-series';

export const GET = route({
  params: seriesParams,
  handle: async (ctx, viewer, input, request) => json(request, await getSeries(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
