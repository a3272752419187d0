import { deleteBillParams } from '@/lib/contract/bills';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { deleteBill } from '@/lib/server/use-cases/bills';

export const DELETE = route({
  params: deleteBillParams,
  changes: true,
  handle: async (ctx, viewer, input) => {
    await deleteBill(ctx, viewer, input);
    return noContentResponse();
  },
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
