import { alertFeedbackBody, alertsParams } from '@/lib/contract/insights';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { giveAlertFeedback, listAlerts } from '@/lib/server/use-cases/alerts';

export const GET = route({
  params: alertsParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listAlerts(ctx, viewer, input)),
});

export const POST = route({
  body: alertFeedbackBody,
  scope: 'none',
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await giveAlertFeedback(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
