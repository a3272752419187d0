import { fleetRowsParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { listFleetRows } from '@/lib/server/use-cases/fleet/list-fleet-rows';

export const GET = route({
  params: fleetRowsParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listFleetRows(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
