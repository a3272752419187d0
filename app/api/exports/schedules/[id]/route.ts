import { exportParams } from '@/lib/contract/exports';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { removeSchedule } from '@/lib/server/use-cases/exports';

/** Deletes a schedule; its files expire as usual. */
export const DELETE = route({
  params: exportParams,
  changes: true,
  scope: 'reports',
  handle: async (ctx, viewer, { id }) => {
    await removeSchedule(ctx, viewer, id);
    return noContentResponse();
  },
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
