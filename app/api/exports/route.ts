import { exportStart, exportsParams } from '@/lib/contract/exports';
import { json, started } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { postRoute } from '@/lib/server/http/post-route';
import { route } from '@/lib/server/http/route';
import { listExports } from '@/lib/server/use-cases/look-at-exports';
import { startExport } from '@/lib/server/use-cases/start-export';

/** Reports that are made as jobs, and what is run again. */
export const GET = route({
  params: exportsParams,
  scope: 'reports',
  handle: async (ctx, viewer, input, request) => json(request, await listExports(ctx, viewer, input)),
});

export const POST = postRoute({
  body: exportStart,
  scope: 'reports',
  handle: async (ctx, viewer, input) => started(await startExport(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
