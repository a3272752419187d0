import { alertsParams } from '@/lib/contract/insights';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { listCloudEvents } from '@/lib/server/use-cases/list-cloud-events';

export const GET = route({
  params: alertsParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listCloudEvents(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
