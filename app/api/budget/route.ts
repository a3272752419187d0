import { budgetParams } from '@/lib/contract/budget';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getBudget } from '@/lib/server/use-cases/get-budget';

export const GET = route({
  params: budgetParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getBudget(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
