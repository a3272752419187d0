import { insightsParams } from '@/lib/contract/insights';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getInsights } from '@/lib/server/use-cases/get-insights';

export const GET = route({
  params: insightsParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getInsights(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
