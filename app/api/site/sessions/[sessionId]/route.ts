import { siteSessionParams } from '@/lib/contract/site-admin';
import { methodNotAllowed } from '@/lib/server/http/method-not-allowed';
import { noContentResponse } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { signOutBrowser } from '@/lib/server/use-cases/site-admin';

export const DELETE = route({
  params: siteSessionParams,
  changes: true,
  handle: async (ctx, viewer, input) => {
    await signOutBrowser(ctx, viewer, input);
    return noContentResponse();
  },
});

export const { GET, POST, PUT, PATCH } = methodNotAllowed('DELETE');
