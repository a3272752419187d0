import { importTariffBody } from '@/lib/contract/tariff-import';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { importTariff } from '@/lib/server/use-cases/import-tariff';

export const POST = route({
  body: importTariffBody,
  maxBytes: 2 * 1024 * 1024,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await importTariff(ctx, viewer, input)),
});

export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
