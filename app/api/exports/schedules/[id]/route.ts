import { exportParams } from '@/lib/contract/exports';
import { deleteRoute } from '@/lib/server/http/delete-route';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { removeSchedule } from '@/lib/server/use-cases/exports';

/** Ends running a report again; its files stay for as long as others. */
export const DELETE = deleteRoute({
  params: exportParams,
  scope: 'reports',
  handle: (ctx, viewer, { id }) => removeSchedule(ctx, viewer, id),
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
