import { fleetParams } from '@/lib/contract/fleet';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getFleetCohorts } from '@/lib/server/use-cases/fleet/get-fleet-cohorts';

export const GET = route({
  params: fleetParams,
  handle: async (ctx, viewer, input, request) => json(request, await getFleetCohorts(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
