import type { z } from 'zod';
import type { RequiredScope } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import type { Context } from '@/lib/server/ports/context';
import { getServices } from '@/lib/server/start/context';
import { parseInput } from '../ports/parse-input';
import { accessTokenIn, findViewer } from './find-viewer';
import { type Handler, type RouteAccepts, routeInput, withProblemResponse } from './route';
import { requireSameOrigin } from './same-origin';

/**
 * A DELETE of a signed-in person, from our own pages only: 204; 401 without one. `scope` lets access tokens in, as it does
 * for `postRoute`.
 */
export function deleteRoute<Schema extends z.ZodType>(options: {
  params: Schema;
  scope?: RequiredScope;
  handle: (ctx: Context, viewer: Viewer, input: z.output<Schema>) => Promise<void>;
}) {
  const { params, scope = 'none', handle } = options;
  const handler: Handler = (request, context) =>
    withProblemResponse(request, async () => {
      const services = await getServices();
      if (accessTokenIn(request) === null) requireSameOrigin(request, services.env.siteUrl);
      const viewer = await findViewer(request, scope);
      await handle(services.context, viewer, parseInput(params, await routeInput(request, context)));
      return new Response(null, { status: 204, headers: { 'Cache-Control': 'private, no-store' } });
    });
  return Object.assign(handler, { asks: { input: params, scope } satisfies RouteAccepts });
}
