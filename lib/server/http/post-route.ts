import type { z } from 'zod';
import type { RequiredScope } from '@/lib/server/access/token-scope';
import type { Viewer } from '@/lib/server/account';
import { AppError } from '@/lib/server/errors';
import type { Context } from '@/lib/server/ports/context';
import { getServices } from '@/lib/server/start/context';
import { parseInput } from '../ports/parse-input';
import { accessTokenIn, findViewer, refuseAccessToken } from './find-viewer';
import { type RouteAccepts, withProblemResponse } from './route';
import { requireSameOrigin } from './same-origin';

const MOST_BODY_CHARACTERS = 16_384;

async function bodyOf(request: Request): Promise<unknown> {
  const refuse = (detail: string) =>
    new AppError('bad_request', { userMessage: 'The request’s body is not the JSON that is expected here.', detail });
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > MOST_BODY_CHARACTERS) throw refuse('body too long');
  const text = await request.text();
  if (text.length > MOST_BODY_CHARACTERS) throw refuse('body too long');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('body is not JSON');
  }
}

/** A POST of our own that anybody may send, from our own pages only: guarded against forgery, body checked. */
export function publicPostRoute<Schema extends z.ZodType>(options: {
  body: Schema;
  handle: (input: z.output<Schema>, request: Request) => Promise<Response>;
}) {
  const handler = (request: Request): Promise<Response> =>
    withProblemResponse(request, async () => {
      const { env } = await getServices();
      refuseAccessToken(request);
      requireSameOrigin(request, env.siteUrl);
      return options.handle(parseInput(options.body, await bodyOf(request)), request);
    });
  return Object.assign(handler, { asks: { input: options.body, scope: 'public' } satisfies RouteAccepts });
}

/**
 * The same for a signed-in person: 401 without one. Where `scope` lets access tokens in, those come from no page:
 * another site can't make a browser send one.
 */
export function postRoute<Schema extends z.ZodType>(options: {
  body: Schema;
  scope?: RequiredScope;
  handle: (ctx: Context, viewer: Viewer, input: z.output<Schema>, request: Request) => Promise<Response>;
}) {
  const { body, scope = 'none', handle } = options;
  const handler = (request: Request): Promise<Response> =>
    withProblemResponse(request, async () => {
      const { env, context } = await getServices();
      if (accessTokenIn(request) === null) requireSameOrigin(request, env.siteUrl);
      const viewer = await findViewer(request, scope);
      return handle(context, viewer, parseInput(body, await bodyOf(request)), request);
    });
  return Object.assign(handler, { asks: { input: body, scope } satisfies RouteAccepts });
}
