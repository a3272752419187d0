import { matchesParams } from '@/lib/contract/matches';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { findMatches } from '@/lib/server/use-cases/find-matches';

export const GET = route({
  params: matchesParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await findMatches(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
