import { householdBody } from '@/lib/contract/household';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { saveHousehold } from '@/lib/server/use-cases/households';

export const PUT = route({
  body: householdBody,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await saveHousehold(ctx, viewer, input)),
});

export const { GET, POST, PATCH, DELETE } = methodNotAllowed('PUT');
