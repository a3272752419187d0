import { workSelectionParams } from '@/lib/contract/worklist';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getCrewSheet } from '@/lib/server/use-cases/fleet/worklist';

export const GET = route({
  params: workSelectionParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getCrewSheet(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
