import { workSelectionParams } from '@/lib/contract/worklist';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadWorklist } from '@/lib/server/use-cases/fleet/download-fleet-rows';

export const GET = route({
  params: workSelectionParams,
  handle: async (ctx, viewer, input, request) => downloadResponse(request, await downloadWorklist(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
