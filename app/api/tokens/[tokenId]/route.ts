import { accessTokenParams } from '@/lib/contract/access-tokens';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { revokeOwnAccessToken } from '@/lib/server/use-cases/own-access-tokens';

export const DELETE = route({
  params: accessTokenParams,
  changes: true,
  handle: async (ctx, viewer, input) => {
    await revokeOwnAccessToken(ctx, viewer, input);
    return noContentResponse();
  },
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
