import { meterReadingsParams } from '@/lib/contract/fleet';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { getMeterReadings } from '@/lib/server/use-cases/fleet/get-meter-readings';

export const GET = route({
  params: meterReadingsParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await getMeterReadings(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
