import { saveTariffBody, tariffsParams } from '@/lib/contract/tariffs';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getTariffs, saveTariff } from '@/lib/server/use-cases/tariffs';

/** A year of prices by half hour. */
const MAX_BYTES = 2 * 1024 * 1024;

export const GET = route({
  params: tariffsParams,
  guests: true,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getTariffs(ctx, viewer, input)),
});

export const POST = route({
  body: saveTariffBody,
  maxBytes: MAX_BYTES,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await saveTariff(ctx, viewer, input)),
});

export const { PUT, PATCH, DELETE } = methodNotAllowed('GET', 'POST');
