import { exportParams } from '@/lib/contract/exports';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { storedFileResponse } from '@/lib/server/http/stored-file';
import { openExportFile } from '@/lib/server/use-cases/exports';

/** The file of a report that ran as a job; supports range requests. */
export const GET = route({
  params: exportParams,
  scope: 'reports',
  handle: async (ctx, viewer, { id }, request) => storedFileResponse(request, await openExportFile(ctx, viewer, id)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
