import { fleetThingParams } from '@/lib/contract/fleet';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getFleetThing } from '@/lib/server/use-cases/fleet/get-fleet-thing';

export const GET = route({
  params: fleetThingParams,
  handle: async (ctx, viewer, input, request) => json(request, await getFleetThing(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
