import { compareTariffBody } from '@/lib/contract/costs';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { compareTariff } from '@/lib/server/use-cases/compare-tariff';

export const POST = route({
  body: compareTariffBody,
  maxBytes: 2 * 1024 * 1024,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await compareTariff(ctx, viewer, input)),
});

export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
