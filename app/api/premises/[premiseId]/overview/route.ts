import { homeOverviewParams } from '@/lib/contract/home-overview';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getHomeOverview } from '@/lib/server/use-cases/get-home-overview';

export const GET = route({
  params: homeOverviewParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getHomeOverview(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
