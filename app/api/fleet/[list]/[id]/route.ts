import { fleetEntityParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getFleetEntity } from '@/lib/server/use-cases/fleet/get-fleet-entity';

export const GET = route({
  params: fleetEntityParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getFleetEntity(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
