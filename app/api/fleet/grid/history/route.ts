import { gridHistoryParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getGridHistory } from '@/lib/server/use-cases/fleet/get-grid-history';

export const GET = route({
  params: gridHistoryParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getGridHistory(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
