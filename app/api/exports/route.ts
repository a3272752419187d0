import { exportsParams, startExportBody } from '@/lib/contract/exports';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse, startedResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getExports } from '@/lib/server/use-cases/exports';
import { startExport } from '@/lib/server/use-cases/start-export';

/** Reports that run as jobs, and their schedules. */
export const GET = route({
  params: exportsParams,
  scope: 'reports',
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getExports(ctx, viewer, input)),
});

export const POST = route({
  body: startExportBody,
  scope: 'reports',
  handle: async (ctx, viewer, input) => startedResponse(await startExport(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
