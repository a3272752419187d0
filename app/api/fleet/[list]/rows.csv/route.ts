import { fleetRowsParams } from '@/lib/contract/fleet';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadFleetRows } from '@/lib/server/use-cases/fleet/download-fleet-rows';

export const GET = route({
  params: fleetRowsParams,
  handle: async (ctx, viewer, input, request) => downloadResponse(request, await downloadFleetRows(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
