import { accessTokenParams } from '@/lib/contract/access-tokens';
import { deleteRoute } from '@/lib/server/http/delete-route';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { revokeOwnAccessToken } from '@/lib/server/use-cases/own-access-tokens';

export const DELETE = deleteRoute({
  params: accessTokenParams,
  handle: (ctx, viewer, input) => revokeOwnAccessToken(ctx, viewer, input),
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
