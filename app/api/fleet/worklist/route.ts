import { workChangeBody, worklistParams } from '@/lib/contract/worklist';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { changeWork, listWorklist } from '@/lib/server/use-cases/fleet/worklist';

export const GET = route({
  params: worklistParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listWorklist(ctx, viewer, input)),
});

export const POST = route({
  body: workChangeBody,
  scope: 'none',
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await changeWork(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
