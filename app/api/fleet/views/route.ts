import { fleetViewBody, fleetViewsParams } from '@/lib/contract/fleet-views';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { changeFleetView, listFleetViews } from '@/lib/server/use-cases/fleet/fleet-views';

export const GET = route({
  params: fleetViewsParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listFleetViews(ctx, viewer, input)),
});

export const PUT = route({
  body: fleetViewBody,
  scope: 'none',
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await changeFleetView(ctx, viewer, input)),
});

export const { POST, PATCH, DELETE } = methodNotAllowed('GET', 'PUT');
