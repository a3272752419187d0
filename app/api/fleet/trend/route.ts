import { fleetParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getFleetTrend } from '@/lib/server/use-cases/fleet/get-fleet-trend';

export const GET = route({
  params: fleetParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getFleetTrend(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
