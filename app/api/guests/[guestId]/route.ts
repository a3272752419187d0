import { guestParams } from '@/lib/contract/guests';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { endGuest } from '@/lib/server/use-cases/guests';

export const DELETE = route({
  params: guestParams,
  changes: true,
  handle: async (ctx, viewer, input) => {
    await endGuest(ctx, viewer, input);
    return noContentResponse();
  },
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
