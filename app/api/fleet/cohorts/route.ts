import { fleetCohortsParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getFleetCohorts } from '@/lib/server/use-cases/fleet/get-fleet-cohorts';

export const GET = route({
  params: fleetCohortsParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getFleetCohorts(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
