import { gridHistoryParams } from '@/lib/contract/fleet';
import { downloadResponse } from '@/lib/server/http/download';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { downloadExcursions } from '@/lib/server/use-cases/fleet/download-excursions';

export const GET = route({
  params: gridHistoryParams,
  handle: async (ctx, viewer, input, request) =>
    downloadResponse(request, await downloadExcursions(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
