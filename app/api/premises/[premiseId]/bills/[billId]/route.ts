import { billParams } from '@/lib/contract/bills';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { checkBill } from '@/lib/server/use-cases/bills';

export const GET = route({
  params: billParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await checkBill(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
