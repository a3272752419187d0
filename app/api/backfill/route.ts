import { backfillParams, changeBackfillBody } from '@/lib/contract/backfill';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { changeBackfill } from '@/lib/server/use-cases/change-backfill';
import { getBackfill } from '@/lib/server/use-cases/get-backfill';

export const GET = route({
  params: backfillParams,
  scope: 'none',
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getBackfill(ctx, viewer, input)),
});

export const POST = route({
  body: changeBackfillBody,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await changeBackfill(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
