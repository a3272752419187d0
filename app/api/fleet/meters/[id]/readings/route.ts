import { meterReadingsParams } from '@/lib/contract/fleet';
import { json } from '@/lib/server/http/answer';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { route } from '@/lib/server/http/route';
import { getMeterReadings } from '@/lib/server/use-cases/fleet/get-meter-readings';

export const GET = route({
  params: meterReadingsParams,
  handle: async (ctx, viewer, input, request) => json(request, await getMeterReadings(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
