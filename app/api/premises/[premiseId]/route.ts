import { premiseParams } from '@/lib/contract/premises';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getPremise } from '@/lib/server/use-cases/get-premise';

export const GET = route({
  params: premiseParams,
  handle: async (ctx, viewer, input, request) => json(request, await getPremise(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
