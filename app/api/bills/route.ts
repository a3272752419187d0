import { saveBillBody } from '@/lib/contract/bills';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { jsonResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { saveBill } from '@/lib/server/use-cases/bills';

export const POST = route({
  body: saveBillBody,
  handle: async (ctx, viewer, input, request) => jsonResponse(request, await saveBill(ctx, viewer, input)),
});

export const { GET, PUT, PATCH, DELETE } = methodNotAllowed('POST');
