import { billsParams } from '@/lib/contract/bills';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { listBills } from '@/lib/server/use-cases/bills';

export const GET = route({
  params: billsParams,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await listBills(ctx, viewer, input)),
});

export const { POST, PUT, PATCH, DELETE } = methodNotAllowed('GET');
