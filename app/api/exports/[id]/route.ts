import { exportParams } from '@/lib/contract/exports';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse, noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getExport, removeExport } from '@/lib/server/use-cases/exports';

export const GET = route({
  params: exportParams,
  scope: 'reports',
  handle: async (ctx, viewer, { id }, request) => jsonResponse(request, await getExport(ctx, viewer, id)),
});

/** Cancels a running report; deletes a finished one with its file. */
export const DELETE = route({
  params: exportParams,
  changes: true,
  scope: 'reports',
  handle: async (ctx, viewer, { id }) => {
    await removeExport(ctx, viewer, id);
    return noContentResponse();
  },
});

export const { POST, PUT, PATCH } = methodNotAllowed('GET', 'DELETE');
